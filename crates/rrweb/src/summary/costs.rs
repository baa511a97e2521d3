//! What recording took of each page view of one tab, from `revisit.cost`.
//!
//! The recorder tells what it took since it began on this page load. An application has many page views in one
//! load: each gets what was added while it was the newest.

use super::Page;

/// A main thread has no more time than this; what claims more is not believed.
const MS_MAX: f64 = 86_400_000.0;
/// The recorder has fewer steps.
const LEVEL_MAX: f64 = 9.0;

/// How much of what the recorder told is given to page views.
#[derive(Default)]
pub(super) struct Costs {
    given_ms: i64,
    /// The most steps down that were told of since the last cost.
    level: u8,
}

impl Costs {
    /// A page was loaded, or came back: the recorder counts from zero.
    pub(super) fn anew(&mut self) {
        *self = Self::default();
    }

    /// The recorder does less, or more again.
    pub(super) fn level(&mut self, level: Option<f64>) {
        self.level = self.level.max(steps(level));
    }

    /// Takes in what was told, for the newest page view.
    pub(super) fn told(&mut self, page: &mut Page, [ms, worst_ms, level]: [Option<f64>; 3]) {
        let Some(ms) = ms.filter(|ms| (0.0..=MS_MAX).contains(ms)).map(whole) else { return };
        // Less than before: the recorder was stopped and began again.
        let more = if ms < self.given_ms { ms } else { ms - self.given_ms };
        self.given_ms = ms;
        let cost = page.cost.get_or_insert_default();
        cost.ms = cost.ms.saturating_add(more);
        cost.worst_ms = cost.worst_ms.max(whole(worst_ms.unwrap_or_default().clamp(0.0, MS_MAX)));
        cost.level = cost.level.max(steps(level)).max(std::mem::take(&mut self.level));
    }
}

fn steps(level: Option<f64>) -> u8 {
    level.unwrap_or_default().clamp(0.0, LEVEL_MAX) as u8
}

fn whole(ms: f64) -> i64 {
    ms.round() as i64
}
