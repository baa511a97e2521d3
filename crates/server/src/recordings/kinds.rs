//! Closed sets that the API names. What `crates/rrweb` tells is named here again, because that crate knows nothing of
//! APIs; a new kind there does not compile until it has a name here.

use revisit_rrweb::summary;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a visitor held in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Device {
    Desktop,
    Mobile,
    Tablet,
    #[default]
    Unknown,
}

/// What may be worth watching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// Three clicks within a second and 30 pixels.
    RageClick,
    /// An uncaught error.
    Error,
    /// Left a page within five seconds for the one before.
    QuickBack,
}

impl From<summary::SignalKind> for SignalKind {
    fn from(kind: summary::SignalKind) -> SignalKind {
        match kind {
            summary::SignalKind::RageClick => SignalKind::RageClick,
            summary::SignalKind::Error => SignalKind::Error,
            summary::SignalKind::QuickBack => SignalKind::QuickBack,
        }
    }
}

/// What an entry of the event list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum EventKind {
    Page,
    Click,
    RageClick,
    Input,
    Scroll,
    Error,
    Console,
    Custom,
    Resize,
    Leave,
}

impl From<summary::EntryKind> for EventKind {
    fn from(kind: summary::EntryKind) -> EventKind {
        use summary::EntryKind as From;
        match kind {
            From::Page => EventKind::Page,
            From::Click => EventKind::Click,
            From::RageClick => EventKind::RageClick,
            From::Input => EventKind::Input,
            From::Scroll => EventKind::Scroll,
            From::Error => EventKind::Error,
            From::Console => EventKind::Console,
            From::Custom => EventKind::Custom,
            From::Resize => EventKind::Resize,
            From::Leave => EventKind::Leave,
        }
    }
}
