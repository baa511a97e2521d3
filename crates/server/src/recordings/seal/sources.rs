//! Where a seal's events come from: batches in the journal, and blocks of an earlier seal.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use anyhow::Context;
use revisit_rrweb::event::{self, Owned};
use tokio::runtime::Handle;

use crate::app::App;
use crate::clock::Millis;
use crate::contents::PutIn;
use crate::encryption::Secrets;
use crate::id::TabKey;
use crate::journal::{BatchRef, Record};
use crate::recordings::merge::{self, Gap, Source, TimeLine};
use crate::recordings::playback::{self, Opened};
use crate::recordings::store::stored_limits;

/// A source of either kind.
pub type SourceBox = Box<dyn Source>;

/// No batch decompresses to more; ingest's bound is lower, this one is for what may be on a disk.
const BATCH_BYTES_MAX: usize = 256 << 20;

/// What to add to the browser's times; reads the headers of some batches of each tab.
pub async fn offset(app: &App, fresh: &[(TabKey, u16, Vec<BatchRef>)]) -> anyhow::Result<Millis> {
    const SAMPLES: usize = 8;
    let mut times = Vec::new();
    for (_, _, batches) in fresh {
        for batch in batches.iter().take(SAMPLES) {
            let at = app.journal.read(batch).await?.at;
            times.push((at.sent_ms, at.received_ms));
        }
    }
    Ok(merge::clock_offset(times.into_iter()))
}

/// What is found and needed on the way, by the sources of all tabs.
pub struct Found {
    /// Stretches that are missing.
    pub gaps: Rc<RefCell<Vec<Gap>>>,
    /// What the events name by its hash.
    pub contents: Rc<RefCell<PutIn>>,
}

/// Batches of one tab that are in the journal.
pub struct Fresh {
    app: App,
    tab: u16,
    batches: std::vec::IntoIter<BatchRef>,
    secrets: Secrets,
    line: TimeLine,
    previous_ms: Option<Millis>,
    next_seq: Option<u64>,
    found: Found,
}

impl Fresh {
    /// Batches in the order of their numbers.
    pub fn new(
        app: &App,
        tab: u16,
        batches: Vec<BatchRef>,
        secrets: &Secrets,
        line: TimeLine,
        found: Found,
    ) -> Fresh {
        let (batches, secrets) = (batches.into_iter(), secrets.clone());
        Fresh { app: app.clone(), tab, batches, secrets, line, previous_ms: None, next_seq: None, found }
    }

    fn note_gap(&mut self, seq: u64, to_ms: Millis) {
        let hole = self.next_seq.is_some_and(|next| next != seq);
        if let Some(from_ms) = self.previous_ms.filter(|_| hole) {
            self.found.gaps.borrow_mut().push(Gap { tab: self.tab, from_ms, to_ms });
        }
        self.next_seq = Some(seq + 1);
    }

    fn place(&mut self, record: &Record) -> anyhow::Result<VecDeque<(Millis, Owned)>> {
        let json = zstd::bulk::decompress(&record.events(Some(&self.secrets))?, BATCH_BYTES_MAX)?;
        let json = self.found.contents.borrow_mut().put_in(json)?;
        let events = event::events(&json, &stored_limits())?;
        let mut placed = VecDeque::with_capacity(events.len());
        if events.is_empty() {
            // It only brought contents; its number counts.
            let at_ms = self.line.place(record.at.sent_ms, record.at.received_ms, self.previous_ms);
            self.note_gap(record.at.seq, at_ms);
        }
        for event in &events {
            let time_ms = self.line.place(event.timestamp, record.at.received_ms, self.previous_ms);
            if placed.is_empty() {
                self.note_gap(record.at.seq, time_ms);
            }
            self.previous_ms = Some(time_ms);
            placed.push_back((time_ms, event.at(time_ms)));
        }
        Ok(placed)
    }
}

impl Source for Fresh {
    fn tab(&self) -> u16 {
        self.tab
    }

    fn pull(&mut self) -> anyhow::Result<VecDeque<(Millis, Owned)>> {
        while let Some(batch) = self.batches.next() {
            let record = Handle::current().block_on(self.app.journal.read(&batch))?;
            let placed = self
                .place(&record)
                .with_context(|| format!("batch {} of tab {} can't be read", batch.seq, batch.tab))?;
            if !placed.is_empty() {
                return Ok(placed);
            }
        }
        Ok(VecDeque::new())
    }
}

/// The events of one tab in an earlier generation; their times are ours already.
pub struct Sealed {
    app: App,
    opened: Arc<Opened>,
    tab: u16,
    blocks: std::vec::IntoIter<u32>,
}

impl Sealed {
    /// The tab's blocks in their order.
    pub fn new(app: &App, opened: &Arc<Opened>, tab: u16) -> Sealed {
        let blocks: Vec<u32> = opened.index.blocks_of(tab).map(|block| block.n).collect();
        Sealed { app: app.clone(), opened: Arc::clone(opened), tab, blocks: blocks.into_iter() }
    }
}

impl Source for Sealed {
    fn tab(&self) -> u16 {
        self.tab
    }

    fn pull(&mut self) -> anyhow::Result<VecDeque<(Millis, Owned)>> {
        for n in self.blocks.by_ref() {
            let block = Handle::current().block_on(playback::block(&self.app, &self.opened, n))?;
            let events = block.events().map(|json| {
                let event = event::one(json.as_bytes(), &stored_limits())?;
                anyhow::Ok((event.timestamp, event.at(event.timestamp)))
            });
            let events = events.collect::<anyhow::Result<VecDeque<_>>>()?;
            if !events.is_empty() {
                return Ok(events);
            }
        }
        Ok(VecDeque::new())
    }
}
