//! Export: a recording as a JSON array of rrweb events, streamed block by block.
//!
//! What rrweb's recorder could have sent is exported as it came, byte by byte; what only ours says is put into
//! rrweb's words (`mirror::plain`), so that rrweb's own player shows it.

use bytes::Bytes;
use futures_util::Stream;
use revisit_rrweb::mirror::plain;
use std::sync::Arc;

use super::playback::{self, Opened};
use super::store::stored_limits;
use crate::app::App;

/// The events of all tabs in the order of their time, as pieces of one JSON array.
///
/// A recording of one tab streams block by block. With several tabs blocks overlap in time, so events
/// are merged across the tabs' current blocks.
pub fn json(app: App, opened: Arc<Opened>) -> impl Stream<Item = anyhow::Result<Bytes>> + Send {
    let tabs = opened.index.tabs().into_iter().map(|tab| Reader::new(&opened, tab)).collect();
    let start = State { app, opened, tabs, first: true, done: false };
    futures_util::stream::try_unfold(start, |mut state| async move {
        Ok(state.next().await?.map(|piece| (piece, state)))
    })
}

struct State {
    app: App,
    opened: Arc<Opened>,
    tabs: Vec<Reader>,
    first: bool,
    done: bool,
}

/// One tab: its blocks still to come and the events of the current one, latest first.
struct Reader {
    blocks: std::collections::VecDeque<u32>,
    events: Vec<(i64, String)>,
    latest_ms: i64,
}

/// Bytes of one piece, about.
const PIECE_BYTES: usize = 256 << 10;

impl Reader {
    fn new(opened: &Opened, tab: u16) -> Reader {
        let blocks = opened.index.blocks_of(tab).map(|block| block.n).collect();
        Reader { blocks, events: Vec::new(), latest_ms: i64::MIN }
    }

    async fn fill(&mut self, app: &App, opened: &Opened) -> anyhow::Result<()> {
        while self.events.is_empty()
            && let Some(n) = self.blocks.pop_front()
        {
            let block = playback::block(app, opened, n).await?;
            let said = move || plain(block.frame(), block.events());
            for event in tokio::task::spawn_blocking(said).await? {
                // Order within a tab is the stored one, whatever the clock of an imported event says.
                self.latest_ms = self.latest_ms.max(timestamp(&event));
                self.events.push((self.latest_ms, event));
            }
            self.events.reverse();
        }
        Ok(())
    }
}

fn timestamp(event: &str) -> i64 {
    revisit_rrweb::event::one(event.as_bytes(), &stored_limits()).map_or(i64::MIN, |event| event.timestamp)
}

impl State {
    async fn next(&mut self) -> anyhow::Result<Option<Bytes>> {
        if self.done {
            return Ok(None);
        }
        let mut piece = String::with_capacity(PIECE_BYTES + (64 << 10));
        while piece.len() < PIECE_BYTES {
            let Some(event) = self.event().await? else {
                self.done = true;
                piece.push_str(if self.first { "[]\n" } else { "\n]\n" });
                break;
            };
            piece.push_str(if self.first { "[\n" } else { ",\n" });
            self.first = false;
            piece.push_str(&event);
        }
        Ok(Some(Bytes::from(piece)))
    }

    async fn event(&mut self) -> anyhow::Result<Option<String>> {
        for tab in &mut self.tabs {
            tab.fill(&self.app, &self.opened).await?;
        }
        let next = self.tabs.iter_mut().filter(|tab| !tab.events.is_empty());
        let next = next.min_by_key(|tab| tab.events.last().map(|(time_ms, _)| *time_ms));
        Ok(next.and_then(|tab| tab.events.pop()).map(|(_, event)| event))
    }
}
