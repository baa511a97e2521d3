//! What happened to a node that a snapshot of the tree cannot say, kept as small as replaying it allows.
//!
//! Typed values, scroll positions, sheets changed by script, canvas drawings and playing media live
//! outside the attributes. A key frame says them again as the events they came from, so that the replayer
//! goes through the same code and ends in the same state.

use std::collections::VecDeque;
use std::ops::Range;

use super::told::Told;
use super::view::View;

/// Drawings kept per canvas; older ones are let go. Recorders that send frames clear first, which keeps one.
const DRAWINGS_MAX: usize = 200;
const DRAWING_BYTES_MAX: usize = 8 << 20;

/// Media types of rrweb whose last event each counts: play, pause, seek, volume, rate.
const MEDIA_TYPES: i64 = 5;

#[derive(Default)]
pub(super) struct Sticky {
    /// Properties set by script since the style attribute was last written: name and JSON value.
    pub(super) styles: Vec<(Box<str>, Box<str>)>,
    /// `data` of the last scroll event.
    pub(super) scroll: Option<Box<str>>,
    /// `data` of the last input event.
    pub(super) input: Option<Box<str>>,
    pub(super) media: Media,
    pub(super) canvas: Canvas,
    pub(super) sheet: Sheet,
    /// `styleIds` of the sheets it adopted.
    pub(super) adopted: Option<Box<str>>,
    pub(super) told: Told,
}

impl Sticky {
    /// About how many bytes it holds.
    pub(super) fn bytes(&self) -> usize {
        let styles: usize = self.styles.iter().map(|(name, value)| name.len() + value.len() + 8).sum();
        let single = [&self.scroll, &self.input, &self.adopted].into_iter().flatten();
        let single: usize = single.map(|data| data.len()).sum();
        styles + single + self.canvas.bytes + self.sheet.bytes + self.told.bytes()
    }

    /// Later settings of a property replace earlier ones and go to the end: what overlaps (shorthands)
    /// is overridden in the same order as it was.
    pub(super) fn set_style(&mut self, property: &str, value: &str) {
        self.styles.retain(|(name, _)| &**name != property);
        self.styles.push((property.into(), value.into()));
    }
}

/// The last media event of each type, in the order they came.
#[derive(Default)]
pub(super) struct Media {
    pub(super) events: Vec<MediaEvent>,
}

pub(super) struct MediaEvent {
    kind: i64,
    at_ms: i64,
    data: Box<str>,
    /// Where `currentTime` stands in the data, its value, and by how much it grows each second.
    clock: Option<(Range<usize>, f64, f64)>,
}

const PLAY: i64 = 0;
const PAUSE: i64 = 1;

impl Media {
    pub(super) fn add(&mut self, data: View<'_>, at_ms: i64) {
        let Some(kind) = data.integer_at("type").filter(|kind| (0..MEDIA_TYPES).contains(kind)) else {
            return;
        };
        let says_whether_it_plays = |kind: i64| kind == PLAY || kind == PAUSE;
        let replaced = |old: i64| old == kind || (says_whether_it_plays(old) && says_whether_it_plays(kind));
        self.events.retain(|event| !replaced(event.kind));
        let clock = if kind == PLAY { clock_of(data) } else { None };
        self.events.push(MediaEvent { kind, at_ms, data: data.raw().into(), clock });
    }
}

fn clock_of(data: View<'_>) -> Option<(Range<usize>, f64, f64)> {
    let current = data.get("currentTime")?;
    let start = current.raw().as_ptr() as usize - data.raw().as_ptr() as usize;
    let rate = data.get("playbackRate").and_then(|rate| rate.number()).unwrap_or(1.0);
    Some((start..start + current.raw().len(), current.number()?, rate))
}

impl MediaEvent {
    /// Its data, said at `time_ms`: what has been playing since is further on.
    pub(super) fn data_at(&self, time_ms: i64) -> String {
        let Some((range, seconds, rate)) = &self.clock else { return self.data.to_string() };
        let now = seconds + time_ms.saturating_sub(self.at_ms) as f64 / 1000.0 * rate;
        format!("{}{now:.3}{}", &self.data[..range.start], &self.data[range.end..])
    }
}

/// What was drawn since the canvas was last empty.
#[derive(Default)]
pub(super) struct Canvas {
    pub(super) drawings: VecDeque<Box<str>>,
    bytes: usize,
}

impl Canvas {
    pub(super) fn clear(&mut self) {
        self.drawings.clear();
        self.bytes = 0;
    }

    /// Adds a drawing to a canvas of that size.
    pub(super) fn add(&mut self, data: View<'_>, size: (f64, f64)) {
        if clears_all(data, size) {
            self.clear();
        }
        self.bytes += data.raw().len();
        self.drawings.push_back(data.raw().into());
        while self.drawings.len() > DRAWINGS_MAX
            || (self.bytes > DRAWING_BYTES_MAX && self.drawings.len() > 1)
        {
            let Some(oldest) = self.drawings.pop_front() else { break };
            self.bytes -= oldest.len();
        }
    }
}

/// Whether the first command wipes the whole canvas.
fn clears_all(data: View<'_>, size: (f64, f64)) -> bool {
    let first = data.items_at("commands").next().unwrap_or(data);
    let property = first.get("property").and_then(|property| property.string());
    let numbers: Vec<f64> = first.items_at("args").take(5).filter_map(|argument| argument.number()).collect();
    let (width, height) = size;
    property == Some("clearRect")
        && matches!(numbers[..], [x, y, w, h] if x <= 0.0 && y <= 0.0 && x + w >= width && y + h >= height)
}

/// Changes to a style sheet in the order they came.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) changes: Vec<SheetChange>,
    pub(super) bytes: usize,
}

pub(super) enum SheetChange {
    /// An element of `adds` of a rule event.
    Add(Box<str>),
    /// An element of `removes` of a rule event.
    Remove(Box<str>),
    /// A whole `data` that cannot be put together with others.
    Whole(Box<str>),
}

impl Sheet {
    pub(super) fn clear(&mut self) {
        self.changes.clear();
        self.bytes = 0;
    }

    /// Adds the `data` of a rule or declaration event.
    pub(super) fn add(&mut self, data: View<'_>) {
        let replaces =
            data.get("replace").or(data.get("replaceSync")).is_some_and(|text| text.string().is_some());
        if data.integer_at("source") != Some(super::source::STYLE_SHEET_RULE) || replaces {
            if replaces {
                self.clear();
            }
            self.push(SheetChange::Whole(data.raw().into()), data.raw().len());
            return;
        }
        for rule in data.items_at("adds") {
            self.push(SheetChange::Add(rule.raw().into()), rule.raw().len());
        }
        for rule in data.items_at("removes") {
            self.push(SheetChange::Remove(rule.raw().into()), rule.raw().len());
        }
    }

    fn push(&mut self, change: SheetChange, bytes: usize) {
        self.changes.push(change);
        self.bytes += bytes + size_of::<SheetChange>();
    }

    /// The changes as `data` of as few events as possible; `target` is `"id":7` or `"styleId":7`.
    pub(super) fn events(&self, target: &str) -> Vec<String> {
        let mut events = Vec::new();
        let mut rest = &self.changes[..];
        while let Some(first) = rest.first() {
            if let SheetChange::Whole(data) = first {
                events.push(data.to_string());
                rest = &rest[1..];
                continue;
            }
            // An event applies its additions before its removals.
            let (adds, after) =
                run(rest, |change| if let SheetChange::Add(rule) = change { Some(rule) } else { None });
            let (removes, after) =
                run(after, |change| if let SheetChange::Remove(rule) = change { Some(rule) } else { None });
            events.push(format!(
                r#"{{"source":8,{target},"adds":[{}],"removes":[{}]}}"#,
                adds.join(","),
                removes.join(",")
            ));
            rest = after;
        }
        events
    }
}

fn run(changes: &[SheetChange], pick: fn(&SheetChange) -> Option<&Box<str>>) -> (Vec<&str>, &[SheetChange]) {
    let picked: Vec<&str> = changes.iter().map_while(pick).map(|rule| &**rule).collect();
    let after = &changes[picked.len()..];
    (picked, after)
}
