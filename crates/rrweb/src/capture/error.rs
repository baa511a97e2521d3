//! Why a body was refused.

/// The place and the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("frame {frame}, byte {at}: {problem}")]
pub struct Invalid {
    /// Which frame, counted from 0.
    pub frame: usize,
    /// Offset in the operations of that frame; in the body where frames themselves are wrong.
    pub at: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong with a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Another version than [`super::VERSION`].
    #[error("version {0} of the format is not known")]
    Version(u8),
    /// A frame of no known kind.
    #[error("no frame of kind {0}")]
    FrameKind(u8),
    /// The body, a frame, or an operation ends too early.
    #[error("it ends too early")]
    Truncated,
    /// A frame that does not decompress, or holds more than its stream.
    #[error("not a raw deflate stream")]
    Deflate,
    /// More operations or JSON than [`super::Limits::bytes_max`].
    #[error("too much")]
    TooLarge,
    /// More events than [`super::Limits::events_max`].
    #[error("too many events")]
    TooManyEvents,
    /// A byte where an operation begins that begins none.
    #[error("no operation {0}")]
    Operation(u8),
    /// A byte where a node begins that begins none, or none here.
    #[error("no node of kind {0} can stand here")]
    NodeKind(u8),
    /// A number outside of what its place allows.
    #[error("a number out of range")]
    Range,
    /// Flags that mean nothing.
    #[error("unknown flags")]
    Flags,
    /// Text that is not UTF-8.
    #[error("not UTF-8")]
    Encoding,
    /// An entry of the table, or a content, that is not there (yet).
    #[error("a text that is not there")]
    UnknownText,
    /// `null`, `true`, a number or a content where only a string may stand.
    #[error("not a string")]
    NotAString,
    /// More of something than one body may have.
    #[error("too many {0}")]
    TooMany(&'static str),
    /// An event before the first time.
    #[error("an event without a time")]
    NoTime,
    /// A node before the first number for nodes.
    #[error("a node without a number")]
    NoNumber,
    /// A text that should be the JSON of an object.
    #[error("not the JSON of an object")]
    NotAnObject,
    /// The picture of a canvas that is not of the kind it says.
    #[error("not a picture")]
    NotAPicture,
}

impl Invalid {
    /// The reason code that the wire protocol answers.
    pub fn code(&self) -> &'static str {
        match self.problem {
            Problem::TooLarge => "decoded_too_large",
            Problem::TooManyEvents => "too_many_events",
            _ => "bad_events",
        }
    }
}
