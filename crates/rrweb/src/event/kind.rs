//! rrweb's own numbers by rrweb's own names. An unknown number is kept, never refused.

macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $number:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$case_doc])* $case,)+
            /// A number that this program does not know.
            Unknown(i64),
        }

        impl $name {
            /// From the number on the wire.
            pub fn from_number(number: i64) -> Self {
                match number {
                    $($number => Self::$case,)+
                    other => Self::Unknown(other),
                }
            }

            /// The number on the wire.
            pub fn number(self) -> i64 {
                match self {
                    $(Self::$case => $number,)+
                    Self::Unknown(other) => other,
                }
            }
        }
    };
}

numbered! {
    /// What an event is.
    EventType {
        /// The page's structure was ready.
        DomContentLoaded = 0,
        /// The page was loaded.
        Load = 1,
        /// The whole page as a tree.
        FullSnapshot = 2,
        /// A change since; see [`IncrementalSource`].
        IncrementalSnapshot = 3,
        /// Address and size of the page; comes before each full snapshot.
        Meta = 4,
        /// Ours or the site's own.
        Custom = 5,
        /// From a plugin: console, network.
        Plugin = 6,
        /// In rrweb's typings only.
        Asset = 7,
        /// A caption or time line mark (rrweb 2.2).
        Annotation = 8,
    }
}

numbered! {
    /// What changed, in an incremental event.
    IncrementalSource {
        /// Nodes added and removed, texts and attributes changed.
        Mutation = 0,
        /// Pointer positions.
        MouseMove = 1,
        /// A press, click, focus; see [`MouseInteraction`].
        MouseInteraction = 2,
        /// An element or the document was scrolled.
        Scroll = 3,
        /// The window changed its size.
        ViewportResize = 4,
        /// A form field's value.
        Input = 5,
        /// Finger positions.
        TouchMove = 6,
        /// Video and sound.
        MediaInteraction = 7,
        /// Rules of a style sheet added or removed.
        StyleSheetRule = 8,
        /// Drawing commands or frames.
        CanvasMutation = 9,
        /// A font loaded by script.
        Font = 10,
        /// Legacy console lines (rrweb 1).
        Log = 11,
        /// Pointer positions while dragging.
        Drag = 12,
        /// Declarations of a rule changed.
        StyleDeclaration = 13,
        /// Selected text, by node and offset.
        Selection = 14,
        /// Constructed style sheets.
        AdoptedStyleSheet = 15,
        /// A custom element was defined.
        CustomElement = 16,
    }
}

numbered! {
    /// `data.type` of a mouse interaction.
    MouseInteraction {
        /// Button released.
        MouseUp = 0,
        /// Button pressed.
        MouseDown = 1,
        /// Clicked.
        Click = 2,
        /// Context menu.
        ContextMenu = 3,
        /// Clicked twice.
        DblClick = 4,
        /// Got the focus; has no place.
        Focus = 5,
        /// Lost the focus; has no place.
        Blur = 6,
        /// Finger down.
        TouchStart = 7,
        /// Legacy.
        TouchMoveDeparted = 8,
        /// Finger up.
        TouchEnd = 9,
        /// Touch broken off.
        TouchCancel = 10,
    }
}
