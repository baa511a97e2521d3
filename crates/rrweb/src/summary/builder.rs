//! The pass over the events.

use std::collections::BTreeMap;

use super::activity::Activity;
use super::labels::short;
use super::tab::Tab;
use super::{
    Entry, EntryKind, Options, Page, Signal, SignalKind, Stretch, Summary, TabSpan, Unplayable, VERSION,
    Viewport,
};
use crate::event::{Event, EventType, IncrementalSource as Source, MouseInteraction};
use crate::json::{find, number, text};

/// A page left for the one before within this time was a mistake.
const QUICK_BACK_MS: i64 = 5_000;
/// Entries kept for what is rarer than scrolling and typing.
const RESERVED: usize = 5;
const TEXT_LENGTH_MAX: usize = 200;

/// Takes events one after the other and gives the [`Summary`].
pub struct Builder {
    options: Options,
    summary: Summary,
    tabs: BTreeMap<u16, Tab>,
    /// Labels of all tabs.
    labels: usize,
    activity: Activity,
    first: Option<(i64, u16)>,
    last_ms: i64,
    snapshot_without_meta: bool,
}

impl Builder {
    /// Begins.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            summary: Summary { version: VERSION, ..Summary::default() },
            tabs: BTreeMap::new(),
            labels: 0,
            activity: Activity::default(),
            first: None,
            last_ms: i64::MIN,
            snapshot_without_meta: false,
        }
    }

    /// Takes in one event. `time_ms` is its corrected time, ms since 1970.
    pub fn push(&mut self, tab: u16, time_ms: i64, event: &Event<'_>) {
        self.count(tab, time_ms, event);
        match event.kind {
            EventType::Meta => self.meta(tab, time_ms, event),
            EventType::FullSnapshot => self.snapshot(tab, event),
            EventType::IncrementalSnapshot => self.change(tab, time_ms, event),
            EventType::Custom => self.custom(tab, time_ms, event),
            EventType::Plugin => self.plugin(tab, time_ms, event),
            _ => {}
        }
    }

    fn count(&mut self, tab: u16, at_ms: i64, event: &Event<'_>) {
        *self.summary.types.entry(event.kind.number()).or_default() += 1;
        if let Some(source) = event.source {
            *self.summary.sources.entry(source.number()).or_default() += 1;
        }
        let state = self.tabs.entry(tab).or_insert_with(|| Tab::new(at_ms));
        state.first_ms = state.first_ms.min(at_ms);
        state.last_ms = state.last_ms.max(at_ms);
        self.last_ms = self.last_ms.max(at_ms);
        self.first = Some(self.first.map_or((at_ms, tab), |first| first.min((at_ms, tab))));
    }

    fn meta(&mut self, tab: u16, at_ms: i64, event: &Event<'_>) {
        let [href, width, height] = find(event.data, ["href", "width", "height"]);
        if let (None, Some(width), Some(height)) = (self.summary.viewport, number(width), number(height)) {
            self.summary.viewport = Some(Viewport { width, height });
        }
        let href = text(href).unwrap_or_default();
        let max = self.options.marks_max;
        let Some(state) = self.tabs.get_mut(&tab) else { return };
        state.meta = true;
        if state.pages.meta(tab, at_ms, &href, max) {
            self.page_began(tab, at_ms, &href);
        }
    }

    fn snapshot(&mut self, tab: u16, event: &Event<'_>) {
        let [node] = find(event.data, ["node"]);
        let (Some(node), Some(state)) = (node, self.tabs.get_mut(&tab)) else { return };
        self.labels -= state.labels.len();
        state.labels.clear();
        let found = state.labels.learn(node, room_for_labels(&self.options, self.labels));
        self.labels += state.labels.len();
        if let Some(title) = found.title {
            state.pages.title(&title);
        }
        if found.elements > 0 {
            self.summary.full_snapshots += 1;
            self.summary.playable |= state.meta;
            self.snapshot_without_meta |= !state.meta;
        }
    }

    fn change(&mut self, tab: u16, at_ms: i64, event: &Event<'_>) {
        let weight = match event.source {
            Some(Source::Mutation) => return self.mutation(tab, event),
            Some(Source::MouseMove | Source::TouchMove | Source::Drag | Source::Selection) => 1,
            Some(Source::Scroll) => self.scroll(tab, at_ms, event),
            Some(Source::ViewportResize) => self.resize(tab, at_ms, event),
            Some(Source::Input) => self.input(tab, at_ms, event),
            Some(Source::MouseInteraction) => self.interaction(tab, at_ms, event),
            Some(Source::MediaInteraction) => 1,
            _ => return,
        };
        self.activity.add(tab, at_ms, weight, self.options.idle_ms);
    }

    /// Learns what added elements are called.
    fn mutation(&mut self, tab: u16, event: &Event<'_>) {
        let [adds] = find(event.data, ["adds"]);
        if let (Some(adds), Some(state)) = (adds, self.tabs.get_mut(&tab)) {
            self.labels -= state.labels.len();
            state.labels.learn_added(adds, room_for_labels(&self.options, self.labels));
            self.labels += state.labels.len();
        }
    }

    fn scroll(&mut self, tab: u16, at_ms: i64, event: &Event<'_>) -> u32 {
        let begins = self.tabs.get_mut(&tab).is_some_and(|state| state.begins_scroll(at_ms));
        if begins {
            self.summary.scrolls += 1;
            let [id] = find(event.data, ["id"]);
            let node = number(id).map(|id| id as i64);
            self.entry(Entry { node, ..entry(at_ms, tab, EntryKind::Scroll, None) });
        }
        2
    }

    fn resize(&mut self, tab: u16, at_ms: i64, event: &Event<'_>) -> u32 {
        let begins = self.tabs.get_mut(&tab).is_some_and(|state| state.begins_resize(at_ms));
        if begins {
            let [width, height] = find(event.data, ["width", "height"]);
            let size = number(width).zip(number(height)).map(|(width, height)| format!("{width} × {height}"));
            self.entry(entry(at_ms, tab, EntryKind::Resize, size));
        }
        1
    }

    fn input(&mut self, tab: u16, at_ms: i64, event: &Event<'_>) -> u32 {
        let [id] = find(event.data, ["id"]);
        let node = number(id).map_or(-1, |id| id as i64);
        let Some(state) = self.tabs.get_mut(&tab) else { return 0 };
        if state.begins_input(node, at_ms) {
            let label = state.labels.get(node);
            self.summary.inputs += 1;
            self.entry(Entry { node: Some(node), ..entry(at_ms, tab, EntryKind::Input, label) });
        }
        3
    }

    fn interaction(&mut self, tab: u16, at_ms: i64, event: &Event<'_>) -> u32 {
        let [kind, id, x, y] = find(event.data, ["type", "id", "x", "y"]);
        let kind = number(kind).map(|kind| MouseInteraction::from_number(kind as i64));
        if !matches!(kind, Some(MouseInteraction::Click)) {
            return 1;
        }
        let (node, x, y) = (number(id).map(|id| id as i64), number(x), number(y));
        let Some(state) = self.tabs.get_mut(&tab) else { return 0 };
        let label = node.and_then(|node| state.labels.get(node));
        let rage = x.zip(y).and_then(|(x, y)| state.clicks.add(at_ms, x, y));
        self.summary.clicks += 1;
        self.entry(Entry { node, x, y, ..entry(at_ms, tab, EntryKind::Click, label.clone()) });
        if let Some(since) = rage {
            self.signal(SignalKind::RageClick, since);
            self.entry(Entry { node, x, y, ..entry(since, tab, EntryKind::RageClick, label) });
        }
        8
    }

    fn custom(&mut self, tab: u16, at_ms: i64, event: &Event<'_>) {
        let [payload] = find(event.data, ["payload"]);
        let payload = payload.unwrap_or("null");
        match event.tag.as_deref().unwrap_or_default() {
            "revisit.page" => self.told_page(tab, at_ms, payload),
            "revisit.title" => self.told_title(tab, at_ms, payload),
            "revisit.visibility" => {
                if find(payload, ["state"]) == [Some("\"visible\"")] {
                    self.activity.front(tab, at_ms);
                }
            }
            "revisit.leave" => self.entry(entry(at_ms, tab, EntryKind::Leave, None)),
            "revisit.cost" => self.cost(tab, payload),
            "revisit.notice" => self.notice(tab, payload),
            "revisit.error" => self.error(tab, at_ms, payload),
            "revisit.track" => {
                let [name] = find(payload, ["name"]);
                self.entry(entry(at_ms, tab, EntryKind::Custom, words(name)));
            }
            tag if tag.starts_with("revisit.") => {}
            tag => self.entry(entry(at_ms, tab, EntryKind::Custom, Some(short(tag, TEXT_LENGTH_MAX)))),
        }
    }

    fn told_page(&mut self, tab: u16, at_ms: i64, payload: &str) {
        let [href, title, kind] = find(payload, ["href", "title", "kind"]);
        let href = text(href).unwrap_or_default().into_owned();
        let loaded = matches!(kind, Some("\"load\"" | "\"bfcache\"") | None);
        let page = Page {
            at_ms,
            tab,
            href: href.clone(),
            title: words(title).filter(|t| !t.is_empty()),
            ..Page::default()
        };
        let max = self.options.marks_max;
        let Some(state) = self.tabs.get_mut(&tab) else { return };
        if loaded {
            state.costs.anew();
        }
        if state.pages.told(page, loaded, max) {
            self.page_began(tab, at_ms, &href);
        }
    }

    fn cost(&mut self, tab: u16, payload: &str) {
        let told = find(payload, ["ms", "worst_ms", "level"]).map(number);
        let Some(state) = self.tabs.get_mut(&tab) else { return };
        if let Some(page) = state.pages.list.last_mut() {
            state.costs.told(page, told);
        }
    }

    fn notice(&mut self, tab: u16, payload: &str) {
        let [code, level] = find(payload, ["code", "level"]);
        if let (Some("\"budget\""), Some(state)) = (code, self.tabs.get_mut(&tab)) {
            state.costs.level(number(level));
        }
    }

    fn told_title(&mut self, tab: u16, at_ms: i64, payload: &str) {
        let [title] = find(payload, ["title"]);
        if let (Some(state), Some(title)) = (self.tabs.get_mut(&tab), words(title)) {
            state.pages.retitled(at_ms, &title);
        }
    }

    fn page_began(&mut self, tab: u16, at_ms: i64, href: &str) {
        self.activity.add(tab, at_ms, 4, self.options.idle_ms);
        self.activity.front(tab, at_ms);
        self.entry(entry(at_ms, tab, EntryKind::Page, Some(short(href, TEXT_LENGTH_MAX))));
        let pages = self.tabs.get(&tab).map(|state| state.pages.list.as_slice()).unwrap_or_default();
        if let [.., before, left, now] = pages
            && before.href == now.href
            && now.at_ms.saturating_sub(left.at_ms) <= QUICK_BACK_MS
        {
            let at_ms = left.at_ms;
            self.signal(SignalKind::QuickBack, at_ms);
        }
    }

    fn error(&mut self, tab: u16, at_ms: i64, payload: &str) {
        let [message] = find(payload, ["message"]);
        self.summary.errors += 1;
        self.signal(SignalKind::Error, at_ms);
        self.entry(entry(at_ms, tab, EntryKind::Error, words(message)));
    }

    fn plugin(&mut self, tab: u16, at_ms: i64, event: &Event<'_>) {
        if !event.tag.as_deref().is_some_and(|name| name.starts_with("rrweb/console")) {
            return;
        }
        let [payload] = find(event.data, ["payload"]);
        let [level, lines] = find(payload.unwrap_or("null"), ["level", "payload"]);
        if matches!(level, Some("\"error\"" | "\"warn\"" | "\"assert\"")) {
            let line = short(lines.unwrap_or_default(), TEXT_LENGTH_MAX);
            self.entry(entry(at_ms, tab, EntryKind::Console, Some(line)));
        }
    }

    fn signal(&mut self, kind: SignalKind, at_ms: i64) {
        if self.summary.signals.len() < self.options.marks_max {
            self.summary.signals.push(Signal { kind, at_ms });
        }
    }

    fn entry(&mut self, entry: Entry) {
        let common = matches!(entry.kind, EntryKind::Scroll | EntryKind::Input | EntryKind::Resize);
        let room = self.options.events_max - if common { self.options.events_max / RESERVED } else { 0 };
        if self.summary.events.len() < room {
            self.summary.events.push(entry);
        } else {
            self.summary.events_left_off += 1;
        }
    }

    /// Ends: sorts by time, makes times offsets, and works out what needs the whole.
    pub fn finish(mut self) -> Summary {
        let Some((start, first_tab)) = self.first else {
            self.summary.unplayable = Some(Unplayable::Empty);
            return self.summary;
        };
        let end = self.last_ms;
        let stretches = self.activity.stretches(self.options.idle_ms);
        let summary = &mut self.summary;
        summary.started_ms = start;
        summary.duration_ms = end.saturating_sub(start);
        summary.active_ms = stretches.iter().map(|one| one.to_ms.saturating_sub(one.from_ms)).sum();
        summary.idle = idle(&stretches, start, end, self.options.idle_ms);
        summary.strip = self.activity.strip(start, end, self.options.buckets);
        summary.focus = self.activity.focus(first_tab, start, end);
        for (tab, state) in self.tabs {
            summary.tabs.push(TabSpan { tab, first_ms: state.first_ms, last_ms: state.last_ms });
            summary.pages.extend(state.pages.finish(state.last_ms));
        }
        summary.unplayable = match (summary.playable, self.snapshot_without_meta) {
            (true, _) => None,
            (false, true) => Some(Unplayable::NoMeta),
            (false, false) => Some(Unplayable::NoSnapshot),
        };
        rebase(summary, start);
        self.summary
    }
}

/// How many labels a tab may have when the other tabs have that many.
fn room_for_labels(options: &Options, others: usize) -> usize {
    options.labels_max.min(options.labels_all_max.saturating_sub(others))
}

fn words(raw: Option<&str>) -> Option<String> {
    text(raw).map(|text| short(&text, TEXT_LENGTH_MAX))
}

fn entry(at_ms: i64, tab: u16, kind: EntryKind, text: Option<String>) -> Entry {
    Entry { at_ms, tab, kind, text, node: None, x: None, y: None }
}

/// What lies between the stretches of activity, and before and after them.
fn idle(active: &[Stretch], start: i64, end: i64, idle_ms: i64) -> Vec<Stretch> {
    let mut idle = Vec::new();
    let mut from_ms = start;
    for stretch in active.iter().chain(&[Stretch { from_ms: end, to_ms: end }]) {
        if stretch.from_ms.saturating_sub(from_ms) > idle_ms {
            idle.push(Stretch { from_ms, to_ms: stretch.from_ms });
        }
        from_ms = from_ms.max(stretch.to_ms);
    }
    idle
}

/// Sorts by time and makes every time an offset from the start.
fn rebase(summary: &mut Summary, start: i64) {
    let shift = |time: &mut i64| *time = time.saturating_sub(start);
    summary.pages.iter_mut().for_each(|page| shift(&mut page.at_ms));
    summary.signals.iter_mut().for_each(|signal| shift(&mut signal.at_ms));
    summary.events.iter_mut().for_each(|entry| shift(&mut entry.at_ms));
    for (from, to) in summary.idle.iter_mut().map(|one| (&mut one.from_ms, &mut one.to_ms)) {
        shift(from);
        shift(to);
    }
    for turn in &mut summary.focus {
        shift(&mut turn.from_ms);
        shift(&mut turn.to_ms);
    }
    for tab in &mut summary.tabs {
        shift(&mut tab.first_ms);
        shift(&mut tab.last_ms);
    }
    summary.pages.sort_by_key(|page| page.at_ms);
    summary.signals.sort_by_key(|signal| signal.at_ms);
    summary.events.sort_by_key(|entry| entry.at_ms);
}
