//! Recordings as the API shows them.

use revisit_rrweb::summary::{self, Summary};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::kinds::{Device, EventKind, SignalKind};
use super::playback::Opened;
use super::query::Listed;
use crate::clock::Millis;
use crate::names::named;
use crate::sites::version::SettingsThen;
use crate::visitors::Identity;

/// A recording in the list.
#[derive(Serialize, ToSchema)]
pub struct RecordingView {
    #[serde(flatten)]
    facts: Facts,
    /// How many page views.
    pages: i64,
    /// How many tabs.
    tabs: i64,
    /// How many stretches are missing.
    gaps: i64,
}

/// A recording with all a player needs to begin anywhere.
#[derive(Serialize, ToSchema)]
pub struct RecordingDetail {
    #[serde(flatten)]
    facts: Facts,
    /// Who the visitor is, as the site says; null where it said nothing.
    identity: Option<Identity>,
    /// Page views in their order.
    pages: Vec<PageView>,
    /// Tabs and when they were there.
    tabs: Vec<TabSpan>,
    /// Stretches that are missing.
    gaps: Vec<TabStretch>,
    /// Which tab to show when; covers the whole recording.
    focus: Vec<TabStretch>,
    /// Stretches in which nothing happened.
    idle: Vec<Stretch>,
    /// What to read for which time, by tab and time.
    blocks: Vec<BlockView>,
    /// What happened, for the list beside the player; at most 5,000.
    events: Vec<EventView>,
    /// The recording begun next after this one.
    next_id: Option<Uuid>,
    /// The recording begun next before this one.
    previous_id: Option<Uuid>,
    /// Size of the first page.
    viewport: Option<Size>,
    /// The visitor's IP address or its network, where the site keeps it.
    address: Option<String>,
    /// The site's settings that its first page went by.
    made_under: SettingsThen,
}

/// What list and player both show.
#[derive(Serialize, ToSchema)]
pub struct Facts {
    id: Uuid,
    site_id: Uuid,
    /// When the visit was first heard of, ms.
    created_at: Millis,
    /// Time of the first event, ms.
    started_at: Millis,
    /// Time of the last event, ms.
    ended_at: Millis,
    duration_ms: Millis,
    /// Of which something happened.
    active_ms: Millis,
    visitor: VisitorView,
    device: Device,
    browser: Option<String>,
    os: Option<String>,
    /// Two letters.
    country: Option<String>,
    /// The browser's first language.
    language: Option<String>,
    /// Where the visitor came from, without the query.
    referrer: Option<String>,
    screen: Option<Size>,
    entry: Place,
    exit: Place,
    clicks: i64,
    inputs: i64,
    errors: i64,
    signals: Vec<SignalView>,
    strip: Strip,
    /// No stretch of time is missing.
    complete: bool,
    /// Style sheets, long texts and pictures that pages named and nobody ever sent; their places are empty.
    contents_missing: i64,
    /// Bytes stored.
    bytes: i64,
}

/// The visitor of a recording.
#[derive(Serialize, ToSchema)]
pub struct VisitorView {
    id: Uuid,
    /// What to call them: the name, address or phone number that the site said, else a few characters of the id.
    label: String,
    /// The browser was here before.
    returning: bool,
}

/// Width and height in CSS pixels.
#[derive(Serialize, ToSchema)]
pub struct Size {
    width: i64,
    height: i64,
}

/// A page's address and title.
#[derive(Serialize, ToSchema)]
pub struct Place {
    href: String,
    title: Option<String>,
}

/// Activity, pages and signals over the whole recording, to be drawn small. Stored apart from the rest
/// of the summary, since the list shows many.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct Strip {
    /// 60 equal stretches of time, 0 to 255 each.
    activity: Vec<u8>,
    /// When pages begin, ms from the start.
    pages: Vec<Millis>,
    signals: Vec<SignalView>,
}

/// A sign that something went wrong.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct SignalView {
    kind: SignalKind,
    /// When, ms from the start.
    at_ms: Millis,
}

/// A page view.
#[derive(Serialize, ToSchema)]
pub struct PageView {
    at_ms: Millis,
    tab: u16,
    href: String,
    title: Option<String>,
    duration_ms: Millis,
    /// What recording it took; null where the recorder did not tell.
    cost: Option<PageViewCost>,
}

/// What recording a page view took of its main thread.
#[derive(Serialize, ToSchema)]
pub struct PageViewCost {
    /// In all.
    ms: Millis,
    /// The longest at once.
    worst_ms: Millis,
    /// How many steps less was recorded at worst; 0: all.
    level: u8,
}

/// When a tab was there, ms from the start.
#[derive(Serialize, ToSchema)]
pub struct TabSpan {
    tab: u16,
    first_ms: Millis,
    last_ms: Millis,
}

/// A stretch of time in a tab, ms from the start.
#[derive(Serialize, ToSchema)]
pub struct TabStretch {
    from_ms: Millis,
    to_ms: Millis,
    tab: u16,
}

/// A stretch of time, ms from the start.
#[derive(Serialize, ToSchema)]
pub struct Stretch {
    from_ms: Millis,
    to_ms: Millis,
}

/// A run of events of one tab that can be opened alone.
#[derive(Serialize, ToSchema)]
pub struct BlockView {
    /// Its number in the address.
    n: u32,
    tab: u16,
    /// ms from the start.
    first_ms: Millis,
    /// ms from the start.
    last_ms: Millis,
    /// Leading events that are a key frame: skipped when playing on from the block before.
    frame_events: u32,
    /// It begins with a real page.
    start: bool,
    /// Bytes of JSON.
    bytes: u32,
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
pub struct EventView {
    at_ms: Millis,
    tab: u16,
    kind: EventKind,
    text: Option<String>,
    /// The node it happened to.
    node: Option<i64>,
    x: Option<f64>,
    y: Option<f64>,
}

#[expect(clippy::cast_possible_truncation, reason = "a float to int cast saturates, and pixels are whole")]
fn size(viewport: summary::Viewport) -> Size {
    Size { width: viewport.width as i64, height: viewport.height as i64 }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl Facts {
    fn of(listed: &Listed) -> Facts {
        // Our own writing; a strip that can't be read is drawn empty rather than hiding the recording.
        let strip: Strip = serde_json::from_str(&listed.strip).unwrap_or_default();
        let place =
            |(href, title): &(String, Option<String>)| Place { href: href.clone(), title: title.clone() };
        let [_, _, clicks, inputs, errors] = listed.counts;
        Facts {
            id: listed.id,
            site_id: listed.site_id,
            created_at: listed.created_ms,
            started_at: listed.started_ms,
            ended_at: listed.started_ms + listed.duration_ms,
            duration_ms: listed.duration_ms,
            active_ms: listed.active_ms,
            visitor: VisitorView {
                id: listed.visitor_id,
                // The end of the id: its beginning is a time, equal for visitors of the same minute.
                label: listed.identity.as_ref().and_then(Identity::label).map_or_else(
                    || listed.visitor_id.simple().to_string()[26..].to_uppercase(),
                    str::to_owned,
                ),
                returning: listed.returning,
            },
            device: named(&listed.device).unwrap_or_default(),
            browser: some(&listed.browser),
            os: some(&listed.os),
            country: listed.country.clone(),
            language: listed.language.clone(),
            referrer: listed.referrer.clone(),
            screen: listed.screen.map(|(width, height)| Size { width, height }),
            entry: place(&listed.entry),
            exit: place(&listed.exit),
            clicks,
            inputs,
            errors,
            signals: strip.signals.clone(),
            strip,
            complete: listed.complete,
            contents_missing: listed.contents_missing,
            bytes: listed.bytes,
        }
    }
}

impl Strip {
    /// The strip of a recording.
    pub fn of(summary: &Summary) -> Strip {
        Strip {
            activity: summary.strip.clone(),
            pages: summary.pages.iter().map(|page| page.at_ms).collect(),
            signals: summary.signals.iter().map(SignalView::of).collect(),
        }
    }
}

impl SignalView {
    fn of(signal: &summary::Signal) -> SignalView {
        SignalView { kind: signal.kind.into(), at_ms: signal.at_ms }
    }
}

impl RecordingView {
    /// A row of the list.
    pub fn of(listed: &Listed) -> RecordingView {
        let [pages, tabs, ..] = listed.counts;
        RecordingView { facts: Facts::of(listed), pages, tabs, gaps: listed.gaps }
    }
}

impl RecordingDetail {
    /// A recording and its neighbours in the list.
    pub fn of(
        listed: &Listed,
        opened: &Opened,
        next_id: Option<Uuid>,
        previous_id: Option<Uuid>,
        made_under: SettingsThen,
    ) -> RecordingDetail {
        let (summary, start_ms) = (&opened.summary, listed.started_ms);
        RecordingDetail {
            facts: Facts::of(listed),
            identity: listed.identity.clone(),
            pages: summary.pages.iter().map(page).collect(),
            tabs: opened.index.tabs().into_iter().map(|tab| tab_span(opened, tab, start_ms)).collect(),
            gaps: opened
                .gaps
                .iter()
                .map(|gap| TabStretch {
                    from_ms: gap.from_ms - start_ms,
                    to_ms: gap.to_ms - start_ms,
                    tab: gap.tab,
                })
                .collect(),
            focus: summary
                .focus
                .iter()
                .map(|stretch| TabStretch {
                    from_ms: stretch.from_ms,
                    to_ms: stretch.to_ms,
                    tab: stretch.tab,
                })
                .collect(),
            idle: summary
                .idle
                .iter()
                .map(|stretch| Stretch { from_ms: stretch.from_ms, to_ms: stretch.to_ms })
                .collect(),
            blocks: blocks(opened, start_ms),
            events: summary.events.iter().map(event).collect(),
            next_id,
            previous_id,
            viewport: summary.viewport.map(size),
            address: listed.address.clone(),
            made_under,
        }
    }
}

fn page(page: &summary::Page) -> PageView {
    PageView {
        at_ms: page.at_ms,
        tab: page.tab,
        href: page.href.clone(),
        title: page.title.clone(),
        duration_ms: page.duration_ms,
        cost: page.cost.map(|cost| PageViewCost { ms: cost.ms, worst_ms: cost.worst_ms, level: cost.level }),
    }
}

fn tab_span(opened: &Opened, tab: u16, start_ms: Millis) -> TabSpan {
    let first_ms = opened.index.blocks_of(tab).map(|block| block.first_ms).min().unwrap_or(start_ms);
    let last_ms = opened.index.blocks_of(tab).map(|block| block.last_ms).max().unwrap_or(start_ms);
    TabSpan { tab, first_ms: first_ms - start_ms, last_ms: last_ms - start_ms }
}

fn blocks(opened: &Opened, start_ms: Millis) -> Vec<BlockView> {
    let of_tab = |tab| opened.index.blocks_of(tab);
    let view = |block: &revisit_rrweb::file::Block| BlockView {
        n: block.n,
        tab: block.tab,
        first_ms: block.first_ms - start_ms,
        last_ms: block.last_ms - start_ms,
        frame_events: block.frame_events,
        start: block.start,
        bytes: block.json_len,
    };
    opened.index.tabs().into_iter().flat_map(of_tab).map(view).collect()
}

fn event(event: &summary::Entry) -> EventView {
    EventView {
        at_ms: event.at_ms,
        tab: event.tab,
        kind: event.kind.into(),
        text: event.text.clone(),
        node: event.node,
        x: event.x,
        y: event.y,
    }
}
