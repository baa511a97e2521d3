//! Which batch numbers of a tab are stored.
//!
//! Kept as "all below `next`" and the few beyond a hole, so that a visit of a day costs a few bytes.

use std::collections::BTreeSet;

/// How far beyond the first hole a number may lie. A browser sends in order and has at most its own
/// memory bound waiting, so more than this is no recorder of ours.
pub const AHEAD_MAX: u64 = 4_096;

/// A set of batch numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seqs {
    next: u64,
    beyond: BTreeSet<u64>,
}

impl Seqs {
    /// True when `seq` is stored.
    pub fn contains(&self, seq: u64) -> bool {
        seq < self.next || self.beyond.contains(&seq)
    }

    /// True when `seq` is near enough to be tracked.
    pub fn allows(&self, seq: u64) -> bool {
        seq < self.next.saturating_add(AHEAD_MAX)
    }

    /// Adds `seq`; false when it was there.
    pub fn insert(&mut self, seq: u64) -> bool {
        if self.contains(seq) {
            return false;
        }
        self.beyond.insert(seq);
        while self.beyond.remove(&self.next) {
            self.next += 1;
        }
        true
    }

    /// Highest number such that it and all before it are stored; -1 when 0 is missing.
    pub fn contiguous(&self) -> i64 {
        self.next.cast_signed() - 1
    }

    /// True when no number is missing below the highest stored one.
    pub fn is_whole(&self) -> bool {
        self.beyond.is_empty()
    }

    /// As text for the database: `[next, beyond…]`.
    pub fn to_text(&self) -> String {
        let numbers: Vec<u64> = std::iter::once(self.next).chain(self.beyond.iter().copied()).collect();
        serde_json::to_string(&numbers).unwrap_or_default()
    }

    /// From the database's text; what can't be read is the empty set.
    pub fn from_text(text: &str) -> Seqs {
        let numbers: Vec<u64> = serde_json::from_str(text).unwrap_or_default();
        let next = numbers.first().copied().unwrap_or(0);
        Seqs { next, beyond: numbers.into_iter().skip(1).collect() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_set_in_any_order(numbers in prop::collection::vec(0_u64..40, 0..80)) {
            let mut seqs = Seqs::default();
            let mut model = BTreeSet::new();
            for seq in numbers {
                prop_assert_eq!(seqs.insert(seq), model.insert(seq));
                let contiguous = (0..).take_while(|n| model.contains(n)).count().cast_signed() as i64 - 1;
                prop_assert_eq!(seqs.contiguous(), contiguous);
                prop_assert_eq!(seqs.is_whole(), model.len() as i64 == contiguous + 1);
                prop_assert_eq!(&Seqs::from_text(&seqs.to_text()), &seqs);
            }
        }
    }
}
