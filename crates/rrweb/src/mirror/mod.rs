//! The mirror: the page as a recording has it at one moment, kept up to date event by event.
//!
//! It exists to write *key frames*: a few events that rebuild the page as it is now, so that a player can
//! begin in the middle of a recording without the hours before. It follows rrweb's replayer in everything
//! that can be seen, mistakes included; what it cannot express as a tree it keeps as events (see `sticky`).
//!
//! It never fails. Beyond its bounds it stops making frames until the next full snapshot.

mod frame;
mod moves;
mod mutation;
mod plain;
mod sticky;
pub mod tape;
mod template;
#[cfg(test)]
mod tests;
mod told;
mod tree;
mod view;

use std::collections::BTreeMap;

pub use plain::plain;

use mutation::{Parked, WaitingDocuments};
use sticky::Sheet;
use tape::Tape;
use told::PageTold;
use tree::{Index, NONE, Tree};
use view::View;

/// Values of `type` of an event.
mod kind {
    pub(super) const FULL_SNAPSHOT: i64 = 2;
    pub(super) const INCREMENTAL: i64 = 3;
    pub(super) const META: i64 = 4;
    pub(super) const CUSTOM: i64 = 5;
}

/// Values of `source` of an incremental event.
pub(crate) mod source {
    pub(crate) const MUTATION: i64 = 0;
    pub(crate) const MOUSE_MOVE: i64 = 1;
    pub(crate) const MOUSE_INTERACTION: i64 = 2;
    pub(crate) const SCROLL: i64 = 3;
    pub(crate) const VIEWPORT_RESIZE: i64 = 4;
    pub(crate) const INPUT: i64 = 5;
    pub(crate) const TOUCH_MOVE: i64 = 6;
    pub(crate) const MEDIA: i64 = 7;
    pub(crate) const STYLE_SHEET_RULE: i64 = 8;
    pub(crate) const CANVAS: i64 = 9;
    pub(crate) const FONT: i64 = 10;
    pub(crate) const DRAG: i64 = 12;
    pub(crate) const STYLE_DECLARATION: i64 = 13;
    pub(crate) const SELECTION: i64 = 14;
    pub(crate) const ADOPTED_STYLE_SHEET: i64 = 15;
}

/// Larger pages get no key frames.
const NODES_MAX: usize = 1_000_000;
const BYTES_MAX: usize = 48 << 20;
const FONT_BYTES_MAX: usize = 8 << 20;
const SHEETS_MAX: usize = 20_000;

/// The little that cutting a recording has to know of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    kind: Option<i64>,
}

impl Head {
    /// Reads it; anything that is not an event is of no kind.
    pub fn of(tape: &Tape, text: &str) -> Self {
        Head { kind: View::root(tape, text).and_then(|event| event.integer_at("type")) }
    }

    /// Address and size of a page; a full snapshot should follow.
    pub fn is_meta(&self) -> bool {
        self.kind == Some(kind::META)
    }

    /// A whole page.
    pub fn is_full_snapshot(&self) -> bool {
        self.kind == Some(kind::FULL_SNAPSHOT)
    }

    /// It means nothing without the page it happened on.
    pub fn needs_page(&self) -> bool {
        self.kind == Some(kind::INCREMENTAL)
    }
}

/// The page at one moment.
#[derive(Default)]
pub struct Mirror {
    tree: Tree,
    /// Too large to be kept; until the next full snapshot.
    overfull: bool,
    parked: Parked,
    waiting: WaitingDocuments,
    /// Constructed sheets by `styleId`: rules they began with, and what was done to them since.
    sheets: BTreeMap<i64, Constructed>,
    /// Bytes of these.
    sheet_bytes: usize,
    page: Page,
    impossible: usize,
    given_up: usize,
}

#[derive(Default)]
struct Constructed {
    /// Elements of `rules` as JSON.
    rules: Box<str>,
    changes: Sheet,
}

/// What is known of the page besides its nodes; all JSON.
#[derive(Default)]
struct Page {
    href: Option<Box<str>>,
    width: Option<Box<str>>,
    height: Option<Box<str>>,
    initial_offset: Option<Box<str>>,
    fonts: Vec<Box<str>>,
    font_bytes: usize,
    selection: Option<Box<str>>,
    focus: Option<(i64, Box<str>)>,
    /// `"x":…,"y":…,"id":…` and the node.
    pointer: Option<(i64, String)>,
    told: PageTold,
}

impl Mirror {
    /// Takes in one event, given parsed and as text.
    pub fn apply(&mut self, tape: &Tape, text: &str) {
        let Some(event) = View::root(tape, text) else { return };
        let Some(data) = event.get("data") else { return };
        match event.integer_at("type") {
            Some(kind::META) => self.meta(data),
            Some(kind::FULL_SNAPSHOT) => self.full_snapshot(data),
            Some(of @ (kind::INCREMENTAL | kind::CUSTOM)) if self.can_frame() => {
                let time_ms = event.get("timestamp").and_then(|time| time.number());
                let time_ms = time_ms.unwrap_or_default() as i64;
                match of {
                    kind::CUSTOM => self.custom(data, time_ms),
                    _ => self.incremental(data, time_ms),
                }
                self.bound();
            }
            _ => {}
        }
    }

    /// Lets go of a page that is too large.
    fn bound(&mut self) {
        if self.is_too_large() {
            self.give_up();
        }
    }

    /// Forgets the page to make room; there are no key frames until the next full snapshot.
    pub fn give_up(&mut self) {
        if self.tree.root.is_some() {
            self.given_up += 1;
        }
        self.forget_page();
        self.waiting = WaitingDocuments::default();
        self.overfull = true;
    }

    /// How many pages it has let go of.
    pub fn given_up(&self) -> usize {
        self.given_up
    }

    /// About how many bytes of memory it takes.
    pub fn memory(&self) -> usize {
        self.frame_bytes() + self.tree.overhead() + self.waiting.bytes()
    }

    /// What our recorder tells; other custom events are none of the page.
    fn custom(&mut self, data: View<'_>, time_ms: i64) {
        let Some(payload) = data.get("payload") else { return };
        let told = &mut self.page.told;
        match data.get("tag").and_then(|tag| tag.string()).unwrap_or_default() {
            "revisit.target" => told.target = PageTold::of_node(payload),
            "revisit.fullscreen" => told.fullscreen = PageTold::of_node(payload),
            "revisit.zoom" => told.zoom = Some(payload.raw().into()),
            "revisit.highlight" => told.learn_highlight(payload),
            tag @ ("revisit.state" | "revisit.animation") => {
                let Some(at) = payload.integer_at("id").and_then(|id| self.tree.find(id)) else { return };
                self.tree.stick(at, |sticky| match tag {
                    "revisit.state" => sticky.told.learn_state(payload),
                    _ => sticky.told.learn_animation(payload, time_ms),
                });
            }
            _ => {}
        }
    }

    /// Whether there is a page of which a key frame can be made.
    pub fn can_frame(&self) -> bool {
        self.tree.root.is_some() && !self.overfull
    }

    /// About how many bytes of JSON a key frame takes.
    pub fn frame_bytes(&self) -> usize {
        self.tree.bytes() + self.sheet_bytes + self.page.font_bytes + self.page.told.bytes()
    }

    /// How many additions and moves were left out because what they name was not there.
    pub fn impossible(&self) -> usize {
        self.impossible
    }

    fn is_too_large(&self) -> bool {
        let bytes = self.frame_bytes() + self.waiting.bytes();
        self.tree.count() > NODES_MAX || bytes > BYTES_MAX || self.sheets.len() > SHEETS_MAX
    }

    fn meta(&mut self, data: View<'_>) {
        let keep = |key: &str| data.get(key).map(|value| value.raw().into());
        self.page.href = keep("href");
        self.page.width = keep("width");
        self.page.height = keep("height");
    }

    fn full_snapshot(&mut self, data: View<'_>) {
        self.forget_page();
        self.overfull = false;
        self.page.initial_offset = data.get("initialOffset").map(|offset| offset.raw().into());
        self.tree.root = data.get("node").and_then(|node| self.tree.make_whole(node));
        self.attach_waiting();
        self.bound();
    }

    /// All but its address and size.
    fn forget_page(&mut self) {
        self.tree.clear();
        self.parked = Parked::default();
        self.sheets.clear();
        self.sheet_bytes = 0;
        let Page { href, width, height, .. } = std::mem::take(&mut self.page);
        self.page = Page { href, width, height, ..Page::default() };
    }

    fn incremental(&mut self, data: View<'_>, time_ms: i64) {
        let Some(source) = data.integer_at("source") else { return };
        match source {
            source::MUTATION => {
                self.impossible += mutation::apply(&mut self.tree, &mut self.parked, &mut self.waiting, data);
                self.attach_waiting();
            }
            source::MOUSE_MOVE | source::TOUCH_MOVE | source::DRAG => {
                let last = data.items_at("positions").last();
                last.into_iter().for_each(|position| self.pointer_at(position));
            }
            source::MOUSE_INTERACTION => self.mouse_interaction(data),
            source::VIEWPORT_RESIZE => self.resize(data),
            source::FONT => self.font(data),
            source::SELECTION => self.page.selection = Some(data.raw().into()),
            source::STYLE_SHEET_RULE | source::STYLE_DECLARATION => self.change_sheet(data),
            source::ADOPTED_STYLE_SHEET => self.adopt(data),
            _ => self.on_node(source, data, time_ms),
        }
    }

    fn on_node(&mut self, source: i64, data: View<'_>, time_ms: i64) {
        let Some(at) = data.integer_at("id").and_then(|id| self.tree.find(id)) else { return };
        match source {
            source::SCROLL => self.tree.stick(at, |sticky| sticky.scroll = Some(data.raw().into())),
            source::INPUT => self.tree.stick(at, |sticky| sticky.input = Some(data.raw().into())),
            source::MEDIA => self.tree.stick(at, |sticky| sticky.media.add(data, time_ms)),
            source::CANVAS => {
                let size = self.canvas_size(at);
                self.tree.stick(at, |sticky| sticky.canvas.add(data, size));
            }
            _ => {}
        }
    }

    /// As its attributes say, or what HTML makes of a canvas without them.
    fn canvas_size(&self, at: Index) -> (f64, f64) {
        let read = |name| self.tree.attribute(at, name)?.trim_matches('"').parse().ok();
        (read("width").unwrap_or(300.0), read("height").unwrap_or(150.0))
    }

    fn pointer_at(&mut self, position: View<'_>) {
        let (Some(x), Some(y), Some(id)) = (position.get("x"), position.get("y"), position.integer_at("id"))
        else {
            return;
        };
        self.page.pointer = Some((id, format!(r#""x":{},"y":{},"id":{id}"#, x.raw(), y.raw())));
    }

    fn mouse_interaction(&mut self, data: View<'_>) {
        const FOCUS: i64 = 5;
        const BLUR: i64 = 6;
        let Some(id) = data.integer_at("id") else { return };
        match data.integer_at("type") {
            Some(FOCUS) => self.page.focus = Some((id, data.raw().into())),
            Some(BLUR) => self.page.focus = self.page.focus.take().filter(|(focused, _)| *focused != id),
            _ => self.pointer_at(data),
        }
    }

    fn resize(&mut self, data: View<'_>) {
        if let (Some(width), Some(height)) = (data.get("width"), data.get("height")) {
            self.page.width = Some(width.raw().into());
            self.page.height = Some(height.raw().into());
        }
    }

    fn font(&mut self, data: View<'_>) {
        let bytes = self.page.font_bytes + data.raw().len();
        if bytes <= FONT_BYTES_MAX {
            self.page.font_bytes = bytes;
            self.page.fonts.push(data.raw().into());
        }
    }

    fn change_sheet(&mut self, data: View<'_>) {
        if let Some(style) = data.integer_at("styleId") {
            let Some(sheet) = self.sheets.get_mut(&style) else { return };
            let before = sheet.changes.bytes;
            sheet.changes.add(data);
            self.sheet_bytes = (self.sheet_bytes + sheet.changes.bytes).saturating_sub(before);
        } else if let Some(at) = data.integer_at("id").and_then(|id| self.tree.find(id)) {
            self.tree.stick(at, |sticky| sticky.sheet.add(data));
        }
    }

    fn adopt(&mut self, data: View<'_>) {
        let Some(host) = data.integer_at("id").and_then(|id| self.tree.find(id)) else { return };
        for style in data.items_at("styles") {
            let (Some(id), Some(rules)) = (style.integer_at("styleId"), style.get("rules")) else { continue };
            self.sheet_bytes += rules.raw().len();
            self.sheets.insert(id, Constructed { rules: rules.raw().into(), changes: Sheet::default() });
        }
        if let Some(ids) = data.get("styleIds") {
            self.tree.stick(host, |sticky| sticky.adopted = Some(ids.raw().into()));
        }
    }

    fn attach_waiting(&mut self) {
        while let Some((frame, document)) = self.waiting.take_ready(&self.tree) {
            let mut tape = Tape::default();
            let parsed = tape.parse(&document).ok().and_then(|()| View::root(&tape, &document));
            if let Some(document) = parsed {
                mutation::attach_document(&mut self.tree, frame, document);
            }
        }
    }

    fn root(&self) -> Index {
        self.tree.root.unwrap_or(NONE)
    }
}
