//! The memory that the mirrors of all tabs may take together.
//!
//! One mirror has its own bound, but a visit may have hundreds of tabs. When together they take more than one
//! budget, the tab that has been still the longest gives up its page: it gets no key frames until its next full
//! snapshot, and its next block has to be opened by way of those before it.

use std::collections::{BTreeMap, BTreeSet};

/// What each tab's mirror takes, and which has been still the longest.
#[derive(Default)]
pub(super) struct Budget {
    tabs: BTreeMap<u16, Share>,
    /// Turn in which a tab last had an event, and the tab.
    turns: BTreeSet<(u64, u16)>,
    turn: u64,
    bytes: usize,
}

#[derive(Clone, Copy)]
struct Share {
    bytes: usize,
    turn: u64,
}

impl Budget {
    /// Notes that the mirror of `tab`, which has just had an event, takes that many bytes.
    pub(super) fn used(&mut self, tab: u16, bytes: usize) {
        let before = self.tabs.get(&tab).copied();
        self.bytes = self.bytes - before.map_or(0, |share| share.bytes) + bytes;
        // While one tab has event after event, its turn goes on.
        let turn = match before.filter(|share| share.turn == self.turn) {
            Some(share) => share.turn,
            None => self.next_turn(tab, before),
        };
        self.tabs.insert(tab, Share { bytes, turn });
    }

    fn next_turn(&mut self, tab: u16, before: Option<Share>) -> u64 {
        if let Some(before) = before {
            self.turns.remove(&(before.turn, tab));
        }
        self.turn += 1;
        self.turns.insert((self.turn, tab));
        self.turn
    }

    /// The tab to give up its page, which is forgotten here, when all take more than `most` bytes.
    pub(super) fn too_much(&mut self, most: usize) -> Option<u16> {
        if self.bytes <= most {
            return None;
        }
        let (_, tab) = self.turns.pop_first()?;
        self.bytes -= self.tabs.remove(&tab).map_or(0, |share| share.bytes);
        Some(tab)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tab_that_was_still_the_longest_gives_up_first() {
        let mut budget = Budget::default();
        for (tab, bytes) in [(1, 40), (2, 40), (1, 50), (3, 10), (3, 20)] {
            budget.used(tab, bytes);
        }
        assert_eq!(budget.too_much(110), None);
        assert_eq!(budget.too_much(100), Some(2));
        assert_eq!(budget.too_much(100), None);
        budget.used(2, 60);
        assert_eq!([budget.too_much(79), budget.too_much(79), budget.too_much(79)], [Some(1), Some(3), None]);
        assert_eq!([budget.too_much(59), budget.too_much(59)], [Some(2), None]);
        assert_eq!(budget.bytes, 0);
    }
}
