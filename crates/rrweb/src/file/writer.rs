//! Sealing: events in, segments out, with memory bounded by one epoch.
//!
//! An *epoch* is a stretch of the recording, some megabytes of JSON over all tabs, whose blocks share a
//! dictionary. While it runs, events are shredded into the open block of their tab; when it ends, what
//! its blocks have in common is known, the dictionary is written, and then the blocks.

use std::collections::BTreeMap;

use super::budget::Budget;
use super::dictionary;
use super::index::{Block, Index, JSON_BYTES_MAX, Place};
use super::pack::{Shared, pack};
use super::segment::{Segment, Shelf};
use super::shred::{Shredder, Shreds};
use super::words::{COLUMNS_MAX, SHAPES_MAX, Words};
use crate::mirror::tape::{NotJson, Tape};
use crate::mirror::{Head, Mirror};

/// One event of one tab.
#[derive(Clone, Copy, Debug)]
pub struct TabEvent<'a> {
    /// Number of the tab within the visit.
    pub tab: u16,
    /// When it happened, ms since epoch; per tab it does not run backwards (if it does, the index uses the latest seen).
    pub time_ms: i64,
    /// The event as JSON; comes back byte by byte.
    pub json: &'a str,
}

/// How to cut and how hard to compress.
#[derive(Clone, Debug)]
pub struct Options {
    /// zstd level.
    pub level: i32,
    /// A block ends when its recorded events (without key frame) have this many bytes of JSON …
    pub block_bytes: usize,
    /// … or at the start of a page, when it has this many.
    pub start_block_bytes: usize,
    /// An epoch ends when its blocks have this many bytes of JSON: what the writer holds in memory.
    pub epoch_bytes: usize,
    /// An epoch also ends when its dictionary would hold this many bytes of strings.
    pub dictionary_bytes: usize,
    /// A segment ends before it would have more bytes than this.
    pub segment_bytes: usize,
    /// Make key frames. Without them only blocks that start a page can be opened alone.
    pub frames: bool,
    /// The pages that are followed to make key frames take no more memory than this, those of all tabs together.
    pub page_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            // 12 saves half a percent of the bytes and takes twice the time.
            level: 9,
            block_bytes: 1 << 20,
            start_block_bytes: 256 << 10,
            epoch_bytes: 16 << 20,
            dictionary_bytes: 2 << 20,
            segment_bytes: 8 << 20,
            frames: true,
            page_bytes: 96 << 20,
        }
    }
}

/// No event may be larger.
const EVENT_BYTES_MAX: usize = 64 << 20;

/// A block without a key frame to follow it ends here all the same, so that memory stays bounded.
const BLOCK_BYTES_MAX: usize = 32 << 20;

/// Why an event was not taken. The writer stays usable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The event is not JSON.
    #[error("an event is {0}")]
    NotJson(#[from] NotJson),
    /// The event is larger than any event may be.
    #[error("an event of {bytes} bytes is too large")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The compressor refused, which it does only when memory runs out.
    #[error("compressing failed")]
    Compress,
}

/// A recording, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The segments that were not taken before.
    pub segments: Vec<Segment>,
    /// Where everything is, also what was taken before.
    pub index: Index,
    /// What was noticed on the way.
    pub notes: Notes,
}

/// What is not as it should be with a recording, and no reason to refuse it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Pages that were too large to be followed, alone or with those of other tabs: no key frames of them.
    pub given_up: usize,
    /// Additions and moves that name nodes which were not there.
    pub impossible: usize,
}

/// Turns events into a recording.
pub struct Writer {
    options: Options,
    tabs: BTreeMap<u16, Tab>,
    budget: Budget,
    epoch: Epoch,
    shelf: Shelf,
    /// The event that is being added.
    tape: Tape,
    frame_tape: Tape,
    shredder: Shredder,
}

#[derive(Default)]
struct Tab {
    mirror: Mirror,
    open: Option<OpenBlock>,
    /// A Meta event, until it is known whether a page starts with it.
    held: Option<(i64, String)>,
    latest_ms: Option<i64>,
    any_block: bool,
}

struct OpenBlock {
    number: u32,
    shreds: Shreds,
    block: Block,
    frame_bytes: usize,
    event_bytes: usize,
    /// Nothing has happened in it yet that needs a page.
    untouched: bool,
}

struct Epoch {
    words: Words,
    closed: Vec<OpenBlock>,
    blocks: u32,
    event_bytes: usize,
    frame_bytes: usize,
}

impl Epoch {
    fn new() -> Self {
        Epoch { words: Words::new(), closed: Vec::new(), blocks: 0, event_bytes: 0, frame_bytes: 0 }
    }

    /// Every tab goes on with a key frame in the next epoch, so it has to be worth the frames of this one.
    fn is_full(&self, options: &Options) -> bool {
        self.event_bytes >= self.frame_bytes && self.is_large(options)
    }

    fn is_large(&self, options: &Options) -> bool {
        self.event_bytes + self.frame_bytes >= options.epoch_bytes
            || self.words.shared_bytes() >= options.dictionary_bytes
            || self.words.text_bytes() >= 2 * options.epoch_bytes
            || self.words.columns.len() > COLUMNS_MAX / 2
            || self.words.shapes.len() > SHAPES_MAX / 2
    }
}

impl Writer {
    /// A writer for one recording.
    pub fn new(options: Options) -> Self {
        let shelf = Shelf::new(options.segment_bytes);
        let (tabs, epoch) = (BTreeMap::new(), Epoch::new());
        let (tape, frame_tape) = (Tape::default(), Tape::default());
        let (budget, shredder) = (Budget::default(), Shredder::default());
        Writer { options, tabs, budget, epoch, shelf, tape, frame_tape, shredder }
    }

    /// Adds an event. A refused event leaves no trace.
    pub fn push(&mut self, event: TabEvent<'_>) -> Result<(), WriteError> {
        if event.json.len() > EVENT_BYTES_MAX {
            return Err(WriteError::TooLarge { bytes: event.json.len() });
        }
        self.tape.parse(event.json)?;
        let head = Head::of(&self.tape, event.json);
        let tab = self.tabs.entry(event.tab).or_default();
        let time_ms = tab.latest_ms.map_or(event.time_ms, |latest| latest.max(event.time_ms));
        tab.latest_ms = Some(time_ms);
        let held = tab.held.take();
        if let Some((meta_ms, meta)) = held {
            self.tape.parse(&meta)?;
            self.add(event.tab, meta_ms, &meta, head.is_full_snapshot())?;
            self.tape.parse(event.json)?;
        }
        if head.is_meta() {
            self.tab(event.tab).held = Some((time_ms, event.json.to_owned()));
            return Ok(());
        }
        self.add(event.tab, time_ms, event.json, false)
    }

    /// A segment that is finished, if there is one: take them as they come to keep memory small.
    pub fn take_segment(&mut self) -> Option<Segment> {
        self.shelf.take()
    }

    /// What the pages of all tabs take.
    #[cfg(test)]
    pub(super) fn page_bytes(&self) -> usize {
        self.tabs.values().map(|tab| tab.mirror.memory()).sum()
    }

    /// Ends the recording.
    pub fn finish(mut self) -> Result<Sealed, WriteError> {
        let held: Vec<_> = self.tabs.iter_mut().filter_map(|(&n, tab)| Some((n, tab.held.take()?))).collect();
        for (tab, (time_ms, json)) in held {
            self.tape.parse(&json)?;
            self.add(tab, time_ms, &json, false)?;
        }
        self.end_epoch()?;
        let mirrors = || self.tabs.values().map(|tab| &tab.mirror);
        let notes = Notes {
            given_up: mirrors().map(Mirror::given_up).sum(),
            impossible: mirrors().map(Mirror::impossible).sum(),
        };
        let (segments, index) = self.shelf.finish();
        Ok(Sealed { segments, index, notes })
    }

    fn tab(&mut self, tab: u16) -> &mut Tab {
        self.tabs.entry(tab).or_default()
    }

    /// Puts the event on the tape into the open block of its tab; `starts_page` is true for a Meta right before a FullSnapshot.
    fn add(&mut self, tab: u16, time_ms: i64, json: &str, starts_page: bool) -> Result<(), WriteError> {
        self.cut(tab, starts_page)?;
        if self.tab(tab).open.is_none() {
            self.open_block(tab, time_ms, starts_page)?;
        }
        let head = Head::of(&self.tape, json);
        let state = self.tabs.entry(tab).or_default();
        let Some(open) = state.open.as_mut() else { return Ok(()) };
        if starts_page && open.untouched && open.block.frame_events == 0 {
            open.block.start = true;
        }
        open.untouched &= !head.needs_page();
        open.block.last_ms = time_ms;
        open.event_bytes += json.len() + 1;
        self.shredder.add(&self.tape, json, &mut self.epoch.words, open.number, &mut open.shreds);
        self.epoch.event_bytes += json.len();
        if self.options.frames {
            state.mirror.apply(&self.tape, json);
            self.budget.used(tab, state.mirror.memory());
            self.keep_pages_small();
        }
        Ok(())
    }

    fn keep_pages_small(&mut self) {
        while let Some(tab) = self.budget.too_much(self.options.page_bytes) {
            self.tab(tab).mirror.give_up();
        }
    }

    /// Ends the open block of the tab, or the epoch, when it is time.
    fn cut(&mut self, tab: u16, starts_page: bool) -> Result<(), WriteError> {
        if self.epoch.is_full(&self.options) {
            return self.end_epoch();
        }
        let options = &self.options;
        let state = self.tabs.entry(tab).or_default();
        let Some(open) = &state.open else { return Ok(()) };
        let at_start = starts_page && open.event_bytes + open.frame_bytes >= options.start_block_bytes;
        // A key frame is worth its bytes once as much has happened since the last.
        let worth = options.block_bytes.max(state.mirror.frame_bytes());
        let long = open.event_bytes >= worth && options.frames && state.mirror.can_frame();
        if at_start || long || open.event_bytes >= BLOCK_BYTES_MAX {
            self.epoch.closed.extend(state.open.take());
        }
        Ok(())
    }

    fn open_block(&mut self, tab: u16, time_ms: i64, starts_page: bool) -> Result<(), WriteError> {
        let number = self.epoch.blocks;
        self.epoch.blocks += 1;
        let state = self.tabs.entry(tab).or_default();
        let mut open = OpenBlock::new(number, tab, time_ms);
        let wanted = self.options.frames && !starts_page;
        let frame = if wanted { state.mirror.frame(time_ms) } else { Vec::new() };
        open.block.continues = frame.is_empty() && !starts_page && state.any_block;
        state.any_block = true;
        for event in frame {
            self.frame_tape.parse(&event)?;
            self.shredder.add(&self.frame_tape, &event, &mut self.epoch.words, number, &mut open.shreds);
            open.block.frame_events += 1;
            open.frame_bytes += event.len() + 1;
        }
        self.epoch.frame_bytes += open.frame_bytes;
        state.open = Some(open);
        Ok(())
    }

    fn end_epoch(&mut self) -> Result<(), WriteError> {
        for tab in self.tabs.values_mut() {
            self.epoch.closed.extend(tab.open.take());
        }
        let mut epoch = std::mem::replace(&mut self.epoch, Epoch::new());
        epoch.closed.sort_by_key(|open| open.number);
        store(&epoch, self.options.level, &mut self.shelf)
    }
}

impl OpenBlock {
    fn new(number: u32, tab: u16, first_ms: i64) -> Self {
        let place = Place { segment: 0, offset: 0, len: 0, packed_len: 0, crc: 0 };
        let block = Block {
            n: 0,
            place,
            json_len: 0,
            tab,
            first_ms,
            last_ms: first_ms,
            events: 0,
            frame_events: 0,
            start: false,
            continues: false,
            needs: None,
        };
        OpenBlock {
            number,
            shreds: Shreds::default(),
            block,
            frame_bytes: 0,
            event_bytes: 0,
            untouched: true,
        }
    }

    /// Brackets included: every event was counted with the comma or bracket that follows it.
    fn json_len(&self) -> usize {
        self.frame_bytes + self.event_bytes + 1
    }
}

/// Writes the dictionary, if there are blocks to share it, and the blocks.
fn store(epoch: &Epoch, level: i32, shelf: &mut Shelf) -> Result<(), WriteError> {
    let mut bytes = Vec::new();
    let numbers = dictionary::write(&epoch.words, &mut bytes);
    let counts = dictionary::shared_counts(&epoch.words);
    let shared = Shared { words: &epoch.words, numbers: &numbers, counts: &counts };
    let alone = epoch.closed.len() < 2;
    let needs =
        if alone { None } else { Some(shelf.add_dictionary(&compress(level, &[], &bytes)?, bytes.len())) };
    let (own, prefix) = if alone { (&bytes[..], &[][..]) } else { (&[][..], &bytes[..]) };
    let mut zstd = compressor(level, prefix)?;
    for open in &epoch.closed {
        let payload = pack(&open.shreds, own, &shared);
        let json_len = open.json_len();
        if payload.len().max(json_len) > JSON_BYTES_MAX as usize {
            return Err(WriteError::TooLarge { bytes: json_len });
        }
        let block =
            Block { json_len: json_len as u32, events: open.shreds.events, needs, ..open.block.clone() };
        let compressed = zstd.compress(&payload).map_err(|_| WriteError::Compress)?;
        shelf.add_block(block, &compressed, payload.len());
    }
    Ok(())
}

fn compressor(level: i32, prefix: &[u8]) -> Result<zstd::bulk::Compressor<'static>, WriteError> {
    zstd::bulk::Compressor::with_dictionary(level, prefix).map_err(|_| WriteError::Compress)
}

fn compress(level: i32, prefix: &[u8], bytes: &[u8]) -> Result<Vec<u8>, WriteError> {
    compressor(level, prefix)?.compress(bytes).map_err(|_| WriteError::Compress)
}
