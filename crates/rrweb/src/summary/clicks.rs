//! Rage clicks: three clicks within a second and 30 pixels of each other.

const CLICKS: usize = 3;
const WITHIN_MS: i64 = 1_000;
const WITHIN_PX: f64 = 30.0;

#[derive(Default)]
pub(super) struct Clicks {
    /// Time and place of the latest clicks of one burst.
    burst: Vec<(i64, f64, f64)>,
    told: bool,
}

impl Clicks {
    /// Takes in a click. Gives the burst's beginning when this click makes it one of rage: once a burst.
    pub(super) fn add(&mut self, at_ms: i64, x: f64, y: f64) -> Option<i64> {
        let belongs = |&(time, left, top): &(i64, f64, f64)| {
            at_ms.saturating_sub(time) <= WITHIN_MS
                && (left - x).abs() <= WITHIN_PX
                && (top - y).abs() <= WITHIN_PX
        };
        if !self.burst.last().is_some_and(belongs) {
            self.burst.clear();
            self.told = false;
        }
        self.burst.push((at_ms, x, y));
        if self.burst.len() > CLICKS {
            self.burst.remove(0);
        }
        let first = self.burst.first().filter(|_| self.burst.len() == CLICKS && !self.told)?;
        let quick = at_ms.saturating_sub(first.0) <= WITHIN_MS && belongs(first);
        self.told = quick;
        quick.then_some(first.0)
    }
}
