//! What a recording is about, derived from its events in one pass: pages, clicks, signals, stillness.
//!
//! Everything the list, the time line and the filters show comes from here, so that opening the list
//! never opens a recording. Events are pushed as they are stored (within a tab in their order, tabs in
//! any order); all times in the result are offsets from the first event.

mod activity;
mod builder;
mod clicks;
mod costs;
mod labels;
mod pages;
mod tab;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use builder::Builder;

/// Raised when the meaning of a field changes, so that stored summaries can be told apart and remade.
pub const VERSION: u32 = 1;

/// Bounds and thresholds.
#[derive(Clone, Debug)]
pub struct Options {
    /// Buckets of the strip.
    pub buckets: usize,
    /// Entries of the event list.
    pub events_max: usize,
    /// A stretch without activity longer than this is idle.
    pub idle_ms: i64,
    /// Pages and signals that are kept, each.
    pub marks_max: usize,
    /// Elements per page whose labels are remembered.
    pub labels_max: usize,
    /// The same for the pages of all tabs together.
    pub labels_all_max: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            buckets: 60,
            events_max: 5_000,
            idle_ms: 5_000,
            marks_max: 1_000,
            labels_max: 50_000,
            labels_all_max: 400_000,
        }
    }
}

/// The result. Stored beside the recording as JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// [`VERSION`] of the program that made it.
    pub version: u32,
    /// Time of the first event, ms since 1970.
    pub started_ms: i64,
    /// From the first event to the last.
    pub duration_ms: i64,
    /// Of it, time in which the visitor did something.
    pub active_ms: i64,
    /// Page views in order of time.
    pub pages: Vec<Page>,
    /// Each tab's first and last event.
    pub tabs: Vec<TabSpan>,
    /// Clicks and taps.
    pub clicks: u64,
    /// Fields edited.
    pub inputs: u64,
    /// Scrolls, each a movement with its pauses.
    pub scrolls: u64,
    /// Uncaught errors.
    pub errors: u64,
    /// What may be worth watching.
    pub signals: Vec<Signal>,
    /// Activity over time, 0 to 255.
    pub strip: Vec<u8>,
    /// What happened, for the list beside the player.
    pub events: Vec<Entry>,
    /// Entries that the list has no room for.
    pub events_left_off: u64,
    /// Stretches to be skipped.
    pub idle: Vec<Stretch>,
    /// Which tab is in front when; covers the whole recording.
    pub focus: Vec<Focus>,
    /// Size of the first page.
    pub viewport: Option<Viewport>,
    /// Full snapshots with content.
    pub full_snapshots: u64,
    /// Whether a player can show anything.
    pub playable: bool,
    /// Why not.
    pub unplayable: Option<Unplayable>,
    /// Events by rrweb's type number.
    pub types: BTreeMap<i64, u64>,
    /// Incremental events by rrweb's source number.
    pub sources: BTreeMap<i64, u64>,
}

/// One page view.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// When it began.
    pub at_ms: i64,
    /// In which tab.
    pub tab: u16,
    /// Its address as it was stored.
    pub href: String,
    /// Its title, when one was seen.
    pub title: Option<String>,
    /// Until the next page of the tab, or the tab's end.
    pub duration_ms: i64,
    /// What recording it took, where the recorder told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cost: Option<Cost>,
}

/// What recording a page view took of its main thread, measured by the recorder itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// In all.
    pub ms: i64,
    /// The longest at once, of the page load it belongs to.
    pub worst_ms: i64,
    /// How many steps it did less at worst; 0: everything was recorded as usual.
    pub level: u8,
}

/// The time that a tab was recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TabSpan {
    /// Which tab.
    pub tab: u16,
    /// Its first event.
    pub first_ms: i64,
    /// Its last event.
    pub last_ms: i64,
}

/// What may be worth watching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// Three clicks within a second and 30 pixels.
    RageClick,
    /// An uncaught error.
    Error,
    /// Left a page within five seconds for the one before.
    QuickBack,
}

/// A signal and its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signal {
    /// What it is.
    pub kind: SignalKind,
    /// When it began.
    pub at_ms: i64,
}

/// What an entry of the event list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum EntryKind {
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

/// An entry of the event list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at_ms: i64,
    /// In which tab.
    pub tab: u16,
    /// What.
    pub kind: EntryKind,
    /// What it happened to, or what it says, in the page's own words.
    pub text: Option<String>,
    /// rrweb's id of the element.
    pub node: Option<i64>,
    /// Where, in pixels of the window.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub x: Option<f64>,
    /// Where, in pixels of the window.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub y: Option<f64>,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Its beginning.
    pub from_ms: i64,
    /// Its end.
    pub to_ms: i64,
}

/// The tab in front for a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// Its beginning.
    pub from_ms: i64,
    /// Its end.
    pub to_ms: i64,
    /// Which tab.
    pub tab: u16,
}

/// Size of the window's content.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Viewport {
    /// Pixels.
    pub width: f64,
    /// Pixels.
    pub height: f64,
}

/// Why a recording cannot be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unplayable {
    /// There is no event.
    Empty,
    /// There is no full snapshot with content.
    NoSnapshot,
    /// No Meta event before a full snapshot tells the size of the page.
    NoMeta,
}

#[cfg(test)]
mod tests;
