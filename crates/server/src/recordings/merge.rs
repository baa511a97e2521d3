//! One order of time out of several tabs' batches.
//!
//! Within a tab the order of arrival in the browser is the true one (events of one flush share
//! timestamps); between tabs time decides. Only one batch per tab is in memory.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use revisit_rrweb::event::Owned;
use serde::{Deserialize, Serialize};

use crate::clock::{Millis, SECOND};

/// An event in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The tab's number.
    pub tab: u16,
    /// Our time.
    pub time_ms: Millis,
    /// The event, its timestamp being `time_ms`.
    pub event: Owned,
}

/// Batches that are missing between two others of a tab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The tab's number.
    pub tab: u16,
    /// Time of the last event before it.
    pub from_ms: Millis,
    /// Time of the first event after it.
    pub to_ms: Millis,
}

/// The events of one tab, some at a time, in their order.
pub trait Source {
    /// The tab's number.
    fn tab(&self) -> u16;

    /// The next events; empty at the end.
    fn pull(&mut self) -> anyhow::Result<VecDeque<(Millis, Owned)>>;
}

/// Smaller skews are left alone: the tabs of a browser share a clock, and an unchanged event is cheaper.
const SKEW_MS_MIN: Millis = 2 * SECOND;

/// What to add to a browser's times, from what its clock said when batches were sent.
///
/// A batch is received after it was sent, so the smallest difference has the least delay in it.
pub fn clock_offset(sent_and_received: impl Iterator<Item = (Millis, Millis)>) -> Millis {
    let offset = sent_and_received.map(|(sent, received)| received.saturating_sub(sent)).min().unwrap_or(0);
    if offset.saturating_abs() < SKEW_MS_MIN { 0 } else { offset }
}

/// Turns a browser's times into ours.
#[derive(Clone, Copy, Debug)]
pub struct TimeLine {
    /// What to add.
    pub offset_ms: Millis,
    /// Nothing of this visit can have happened before.
    pub earliest_ms: Millis,
}

impl TimeLine {
    /// Our time of an event that came in a batch received at `received_ms`, after an event at `previous_ms`.
    ///
    /// An absurd time (before the visit could begin, after the batch was received) takes the place of the
    /// event before it; a time that runs backwards within a tab stands still.
    pub fn place(&self, timestamp: Millis, received_ms: Millis, previous_ms: Option<Millis>) -> Millis {
        let time_ms = timestamp.saturating_add(self.offset_ms);
        let latest_ms = received_ms.saturating_add(SKEW_MS_MIN);
        let floor = previous_ms.unwrap_or(self.earliest_ms);
        if time_ms > latest_ms || time_ms < self.earliest_ms {
            return previous_ms.unwrap_or(received_ms.max(self.earliest_ms));
        }
        time_ms.max(floor)
    }
}

/// Merges sources by time, calling `each` for every event in order.
///
/// Sources listed first win ties, so that a tab's older events stay before its late ones.
pub fn merge<S: Source + ?Sized>(
    mut sources: Vec<Box<S>>,
    mut each: impl FnMut(Placed) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut waiting: Vec<VecDeque<(Millis, Owned)>> = Vec::with_capacity(sources.len());
    let mut heads = BinaryHeap::new();
    for (n, source) in sources.iter_mut().enumerate() {
        let events = source.pull()?;
        heads.extend(events.front().map(|(time_ms, _)| Reverse((*time_ms, n))));
        waiting.push(events);
    }
    while let Some(Reverse((_, n))) = heads.pop() {
        let Some((time_ms, event)) = waiting[n].pop_front() else { continue };
        each(Placed { tab: sources[n].tab(), time_ms, event })?;
        if waiting[n].is_empty() {
            waiting[n] = sources[n].pull()?;
        }
        heads.extend(waiting[n].front().map(|(time_ms, _)| Reverse((*time_ms, n))));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct List(u16, VecDeque<VecDeque<(Millis, Owned)>>);

    impl Source for List {
        fn tab(&self) -> u16 {
            self.0
        }
        fn pull(&mut self) -> anyhow::Result<VecDeque<(Millis, Owned)>> {
            Ok(self.1.pop_front().unwrap_or_default())
        }
    }

    fn event(time: Millis, n: i32) -> Owned {
        let json = format!(r#"{{"type":5,"data":{n},"timestamp":{time}}}"#);
        revisit_rrweb::event::one(json.as_bytes(), &Default::default()).unwrap().at(time)
    }

    proptest! {
        #[test]
        fn merging_keeps_every_event_and_each_tabs_order(tabs in prop::collection::vec(prop::collection::vec(prop::collection::vec(0_i64..50, 1..5), 0..5), 0..5)) {
            let mut expected = Vec::new();
            let sources = tabs.iter().enumerate().map(|(tab, batches)| {
                let tab = tab as u16;
                let mut time = 0;
                let mut n = 0;
                let batches: VecDeque<VecDeque<_>> = batches.iter().map(|steps| steps.iter().map(|step| {
                    time += step / 10;
                    n += 1;
                    expected.push((tab, n));
                    (time, event(time, n))
                }).collect()).collect();
                Box::new(List(tab, batches))
            }).collect();
            let mut merged = Vec::new();
            merge(sources, |event| { merged.push(event); Ok(()) }).unwrap();
            prop_assert!(merged.is_sorted_by_key(|event| event.time_ms));
            let mut by_tab: Vec<(u16, i32)> = merged.iter().map(|event| (event.tab, event.event.as_event().data.parse().unwrap())).collect();
            by_tab.sort_by_key(|(tab, _)| *tab);
            prop_assert_eq!(by_tab, expected);
        }

        #[test]
        fn a_placed_time_is_never_absurd(timestamp in any::<i64>(), offset_ms in -1_000_000_000_i64..1_000_000_000, previous in 0_i64..1_000) {
            let line = TimeLine { offset_ms, earliest_ms: 0 };
            let time = line.place(timestamp, 1_000, Some(previous));
            prop_assert!((previous..=1_000 + SKEW_MS_MIN).contains(&time));
        }
    }

    #[test]
    fn the_batch_with_the_least_delay_sets_the_clock() {
        assert_eq!(clock_offset([(0, 100_900), (5_000, 105_050), (9_000, 109_700)].into_iter()), 100_050);
        assert_eq!(clock_offset([(1_000, 1_300)].into_iter()), 0);
        assert_eq!(clock_offset(std::iter::empty()), 0);
    }
}
