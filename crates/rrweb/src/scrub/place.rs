//! Where in an event a value stands, and so what it may hold.
//!
//! The event layouts are rrweb's (docs of its typings, checked against recordings of versions 1 and 2).
//! A key that is in no layout gets the place [`Place::Shape`] or [`Place::Free`], never a trusted one.

use crate::event::{EventType, IncrementalSource as Source};

/// The meaning of a value. The first group are leaves; an object or array found there passes its place
/// on to what is in it. The second group are rrweb's own objects and arrays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Structure, style sheets, geometry: copied.
    Keep,
    /// Structure of a known event: numbers are copied, strings are searched like texts.
    Shape,
    /// Names given by developers: searched, but digits are part of the name.
    Named,
    /// Text that people read.
    Text,
    /// Text of a node that is not known here: it may be a style sheet's.
    ChangedText,
    /// Text below a mark that allows numbers and addresses.
    SafeText,
    /// Text below a mark that forbids all of it.
    Full,
    /// A site's own data: strings are texts, numbers are numbers that people could read.
    Free,
    /// What a visitor typed, chose, or found filled in.
    Value,
    /// Never stored: passwords, hidden fields, file names, scripts.
    Secret,
    /// Whether a box is ticked.
    Ticked,
    Url,
    UrlSet,
    /// Removed with its key.
    Drop,
    /// Decides how its object is read; must be what was found when the object was entered.
    Pin(u8),
    NodeId,
    Timestamp,

    Batch,
    Event,
    Data,
    Snapshot,
    Meta,
    Custom(Tag),
    Payload(Tag),
    Plugin(Plugin),
    Console,
    Annotation,
    Node,
    Children,
    Attributes,
    /// Of an incremental event without a place of its own.
    Change,
    Mutation,
    Texts,
    TextChange,
    AttributeChanges,
    AttributeChange,
    Adds,
    Add,
    Input {
        secret: bool,
    },
    Css,
    Canvas {
        text: bool,
    },
    Commands,
    Font,
}

/// Custom events, as docs/protocol.md lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Page,
    Track,
    Performance,
    Request,
    Error,
    Notice,
    State,
    /// What an element, or the page, looks like without an attribute saying so: ids and words of the DOM.
    Look,
    Other,
}

impl Tag {
    pub(super) fn of(name: &str) -> Self {
        match name {
            "revisit.page" | "revisit.title" => Self::Page,
            "revisit.track" => Self::Track,
            "revisit.performance" => Self::Performance,
            "revisit.request" => Self::Request,
            "revisit.error" => Self::Error,
            "revisit.notice" => Self::Notice,
            "revisit.visibility" | "revisit.leave" | "revisit.longtask" | "revisit.cost" => Self::State,
            "revisit.state" | "revisit.target" | "revisit.animation" => Self::Look,
            "revisit.highlight" | "revisit.zoom" | "revisit.fullscreen" => Self::Look,
            _ => Self::Other,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plugin {
    Console,
    Network,
    Other,
}

impl Plugin {
    pub(super) fn of(name: &str) -> Self {
        match name.split_once('@').map_or(name, |(name, _)| name) {
            "rrweb/console" => Self::Console,
            "rrweb/network" => Self::Network,
            _ => Self::Other,
        }
    }
}

/// The place of `data`.
pub(super) fn data(kind: EventType, source: Option<Source>, tag: &str) -> Place {
    match (kind, source) {
        (EventType::FullSnapshot, _) => Place::Snapshot,
        (EventType::IncrementalSnapshot, source) => source.map_or(Place::Change, change),
        (EventType::Meta, _) => Place::Meta,
        (EventType::Custom, _) => Place::Custom(Tag::of(tag)),
        (EventType::Plugin, _) => Place::Plugin(Plugin::of(tag)),
        (EventType::Annotation, _) => Place::Annotation,
        _ => Place::Shape,
    }
}

fn change(source: Source) -> Place {
    match source {
        Source::Mutation => Place::Mutation,
        Source::Input => Place::Input { secret: false },
        Source::StyleSheetRule | Source::StyleDeclaration | Source::AdoptedStyleSheet => Place::Css,
        Source::CanvasMutation => Place::Canvas { text: false },
        Source::Font => Place::Font,
        _ => Place::Change,
    }
}

impl Place {
    /// The closing bracket that a value of this place must have; `None` where any value may stand.
    pub(super) fn brackets(self) -> Option<u8> {
        match self {
            Place::Batch | Place::Children | Place::Texts | Place::AttributeChanges => Some(b']'),
            Place::Adds | Place::Commands => Some(b']'),
            Place::Event | Place::Data | Place::Node | Place::Attributes => Some(b'}'),
            Place::TextChange | Place::AttributeChange | Place::Add => Some(b'}'),
            _ => None,
        }
    }

    /// The names of the members that decide how an object of this place is read.
    #[inline]
    pub(super) fn pins(self) -> &'static [&'static str] {
        match self {
            Place::Node => &["type", "tagName"],
            Place::Event => &["type"],
            Place::Custom(_) => &["tag"],
            Place::Plugin(_) => &["plugin"],
            Place::Canvas { .. } => &["source", "property"],
            Place::Mutation | Place::Input { .. } | Place::Font | Place::Change | Place::Css => &["source"],
            _ => &[],
        }
    }

    /// The place of an array's items.
    pub(super) fn item(self) -> Place {
        match self {
            Place::Batch => Place::Event,
            Place::Children => Place::Node,
            Place::Texts => Place::TextChange,
            Place::AttributeChanges => Place::AttributeChange,
            Place::Adds => Place::Add,
            Place::Commands => Place::Canvas { text: false },
            other => other.inner(),
        }
    }

    /// What a container hands on where it has no layout of its own.
    fn inner(self) -> Place {
        match self {
            Place::Keep | Place::Named | Place::SafeText | Place::Full => self,
            Place::Free | Place::Value | Place::Secret | Place::Url | Place::UrlSet | Place::Css => self,
            Place::Ticked => self,
            Place::Text | Place::ChangedText => Place::Free,
            _ => Place::Shape,
        }
    }

    /// The place of the member `key` of an object that stands here. Nodes and attributes, which depend
    /// on more than the key, are the walker's own business.
    pub(super) fn member(self, key: &str) -> Place {
        match self {
            Place::Event if key == "timestamp" => Place::Timestamp,
            Place::Event if key == "data" => Place::Data,
            Place::Snapshot if key == "node" => Place::Node,
            Place::Meta if key == "href" => Place::Url,
            Place::Custom(Tag::Other) if key == "payload" => Place::Free,
            Place::Custom(tag) if key == "payload" => Place::Payload(tag),
            Place::Payload(tag) => payload(tag, key),
            Place::Plugin(plugin) => self::plugin(plugin, key),
            Place::Console if key == "level" => Place::Named,
            Place::Console => Place::Free,
            Place::Annotation if key == "text" => Place::Text,
            Place::Mutation => mutation(key),
            Place::AttributeChange if key == "attributes" => Place::Attributes,
            Place::Add if key == "node" => Place::Node,
            Place::Input { secret } => input(secret, key),
            Place::Css => css(key),
            Place::Canvas { text } => canvas(text, key),
            Place::Font => font(key),
            other => other.inner(),
        }
    }
}

fn payload(tag: Tag, key: &str) -> Place {
    match (tag, key) {
        (Tag::Page, "href" | "referrer") | (Tag::Error, "source") | (Tag::Request, "url") => Place::Url,
        (Tag::Page, "title") | (Tag::Error, _) => Place::Shape,
        (Tag::Page | Tag::Request, "kind") | (Tag::Notice, "code") => Place::Named,
        // An animation is CSS, as a style sheet is.
        (Tag::Look, "keyframes" | "timing") => Place::Keep,
        // Which options are chosen is what a visitor filled in.
        (Tag::Look, "selected") => Place::Ticked,
        (Tag::Look, "name") => Place::Named,
        (Tag::Performance | Tag::Request | Tag::Notice | Tag::State | Tag::Look, _) => Place::Shape,
        _ => Place::Free,
    }
}

fn plugin(plugin: Plugin, key: &str) -> Place {
    match (plugin, key) {
        (Plugin::Console, "payload") => Place::Console,
        (Plugin::Network, "payload") => Place::Shape,
        (Plugin::Other, "payload") => Place::Free,
        _ => Place::Shape,
    }
}

fn mutation(key: &str) -> Place {
    match key {
        "texts" => Place::Texts,
        "attributes" => Place::AttributeChanges,
        "adds" => Place::Adds,
        _ => Place::Shape,
    }
}

fn input(secret: bool, key: &str) -> Place {
    match key {
        "text" if secret => Place::Secret,
        "text" => Place::Value,
        "isChecked" => Place::Ticked,
        _ => Place::Shape,
    }
}

/// Style sheets: the fields that hold CSS hold nothing else.
fn css(key: &str) -> Place {
    match key {
        "rule" | "replace" | "replaceSync" | "property" | "value" | "priority" => Place::Keep,
        "adds" | "removes" | "set" | "remove" | "styles" | "rules" => Place::Css,
        _ => Place::Shape,
    }
}

/// Drawing commands. Only those that write text carry any; the rest are pixels, colours and geometry.
fn canvas(text: bool, key: &str) -> Place {
    match key {
        "commands" => Place::Commands,
        "args" if text => Place::Shape,
        "args" => Place::Keep,
        _ => Place::Shape,
    }
}

fn font(key: &str) -> Place {
    match key {
        "family" | "descriptors" => Place::Named,
        // Either the font's bytes as a list of numbers, or a CSS address of it.
        "fontSource" => Place::Keep,
        _ => Place::Shape,
    }
}
