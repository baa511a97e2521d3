//! What must be remembered of one tab from event to event.

use super::clicks::Clicks;
use super::costs::Costs;
use super::labels::Labels;
use super::pages::Pages;

/// Movements closer together than this are one.
const BURST_MS: i64 = 1_000;

pub(super) struct Tab {
    pub(super) first_ms: i64,
    pub(super) last_ms: i64,
    pub(super) pages: Pages,
    pub(super) labels: Labels,
    pub(super) clicks: Clicks,
    pub(super) costs: Costs,
    /// A Meta event has come, so a full snapshot can be shown.
    pub(super) meta: bool,
    input: Option<(i64, i64)>,
    scroll_ms: Option<i64>,
    resize_ms: Option<i64>,
}

impl Tab {
    pub(super) fn new(at_ms: i64) -> Self {
        Self {
            first_ms: at_ms,
            last_ms: at_ms,
            pages: Pages::default(),
            labels: Labels::default(),
            clicks: Clicks::default(),
            costs: Costs::default(),
            meta: false,
            input: None,
            scroll_ms: None,
            resize_ms: None,
        }
    }

    /// True when this is not the same field as just before: each letter typed is an event of its own.
    pub(super) fn begins_input(&mut self, node: i64, at_ms: i64) -> bool {
        let before = self.input.replace((node, at_ms));
        before.is_none_or(|(last, time)| last != node || at_ms.saturating_sub(time) > 5 * BURST_MS)
    }

    pub(super) fn begins_scroll(&mut self, at_ms: i64) -> bool {
        begins(&mut self.scroll_ms, at_ms)
    }

    pub(super) fn begins_resize(&mut self, at_ms: i64) -> bool {
        begins(&mut self.resize_ms, at_ms)
    }
}

fn begins(last: &mut Option<i64>, at_ms: i64) -> bool {
    last.replace(at_ms).is_none_or(|last| at_ms.saturating_sub(last) > BURST_MS)
}
