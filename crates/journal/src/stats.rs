//! What the journal says about itself, for metrics and the disk guard.

use std::time::Duration;

/// Upper bounds of the buckets: 64 µs doubled until about 2 s; the last bucket is everything above.
const BUCKETS: usize = 16;
const FIRST_BOUND_US: u64 = 64;

/// How long syncs took: what one commit costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SyncTimes {
    /// How many.
    pub count: u64,
    /// All of them together.
    pub total_us: u64,
    /// The longest.
    pub max_us: u64,
    /// The latest.
    pub last_us: u64,
    buckets: [u64; BUCKETS],
}

impl SyncTimes {
    /// The mean, 0 when there was none.
    #[must_use]
    pub fn mean_us(&self) -> u64 {
        self.total_us.checked_div(self.count).unwrap_or(0)
    }

    /// The histogram: an upper bound in microseconds (`None`: no bound) and how many took less than
    /// it and no less than the bound before.
    pub fn histogram(&self) -> impl Iterator<Item = (Option<u64>, u64)> {
        (0_u32..).zip(self.buckets).map(|(bucket, count)| (bound_us(bucket), count))
    }

    /// A bound below which this share (0 to 1) of the syncs stayed; exact to a factor of two.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share of a count")]
    pub fn quantile_us(&self, share: f64) -> u64 {
        let mut seen = 0;
        for (bound, count) in self.histogram() {
            seen += count;
            if seen as f64 >= share * self.count as f64 {
                return bound.unwrap_or(self.max_us).min(self.max_us);
            }
        }
        self.max_us
    }

    pub(crate) fn add(&mut self, took: Duration) {
        let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.count += 1;
        self.total_us = self.total_us.saturating_add(us);
        self.max_us = self.max_us.max(us);
        self.last_us = us;
        let bucket = (0_u32..).map_while(bound_us).take_while(|bound| us >= *bound).count();
        if let Some(count) = self.buckets.get_mut(bucket) {
            *count += 1;
        }
    }
}

fn bound_us(bucket: u32) -> Option<u64> {
    (bucket as usize + 1 < BUCKETS).then(|| FIRST_BOUND_US << bucket)
}

/// The journal at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Live records.
    pub records: u64,
    /// Bytes of their frames.
    pub bytes_live: u64,
    /// Bytes of all journal files.
    pub bytes_on_disk: u64,
    /// Journal files.
    pub files: u64,
    /// Commits that failed. Each gave up the file it was written to.
    pub failures: u64,
    /// One for each commit that had to be durable.
    pub syncs: SyncTimes,
    /// Bytes that wait for the writer or are being written.
    pub queued_bytes: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Meter {
    pub failures: u64,
    pub syncs: SyncTimes,
}

impl Meter {
    pub fn synced(&mut self, took: Duration) {
        self.syncs.add(took);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sync_times_fall_into_doubling_buckets() {
        let mut times = SyncTimes::default();
        for us in [10, 63, 64, 500, 5_000_000] {
            times.add(Duration::from_micros(us));
        }
        let filled: Vec<_> = times.histogram().filter(|(_, count)| *count > 0).collect();
        assert_eq!(filled, [(Some(64), 2), (Some(128), 1), (Some(512), 1), (None, 1)]);
        assert_eq!((times.quantile_us(0.4), times.quantile_us(0.8), times.max_us), (64, 512, 5_000_000));
    }
}
