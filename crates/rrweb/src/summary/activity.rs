//! When the visitor did something: stretches of activity, the strip, and which tab was in front.

use std::collections::BTreeMap;

use super::{Focus, Stretch};

/// Seconds that are counted; a visit of a day has fewer, a clock gone mad more.
const SECONDS_MAX: usize = 200_000;

#[derive(Default)]
pub(super) struct Activity {
    /// How much was done in a second, by tab.
    seconds: BTreeMap<(i64, u16), u32>,
    /// Tabs that came to the front, and when, in ms.
    fronts: Vec<(i64, u16)>,
    stretches: BTreeMap<u16, Vec<Stretch>>,
}

impl Activity {
    /// Notes that something of this weight was done.
    pub(super) fn add(&mut self, tab: u16, at_ms: i64, weight: u32, idle_ms: i64) {
        let second = at_ms.div_euclid(1_000);
        if self.seconds.len() < SECONDS_MAX || self.seconds.contains_key(&(second, tab)) {
            let count = self.seconds.entry((second, tab)).or_default();
            *count = count.saturating_add(weight);
        }
        let stretches = self.stretches.entry(tab).or_default();
        let room = stretches.len() < SECONDS_MAX;
        match stretches.last_mut() {
            Some(last) if at_ms >= last.from_ms && at_ms.saturating_sub(last.to_ms) <= idle_ms => {
                last.to_ms = last.to_ms.max(at_ms);
            }
            _ if room => stretches.push(Stretch { from_ms: at_ms, to_ms: at_ms }),
            _ => {}
        }
    }

    /// Notes that a tab came to the front.
    pub(super) fn front(&mut self, tab: u16, at_ms: i64) {
        if self.fronts.len() < SECONDS_MAX {
            self.fronts.push((at_ms, tab));
        }
    }

    /// The stretches of all tabs together, sorted, apart by more than `idle_ms`.
    pub(super) fn stretches(&self, idle_ms: i64) -> Vec<Stretch> {
        let mut all: Vec<Stretch> = self.stretches.values().flatten().copied().collect();
        all.sort_by_key(|stretch| stretch.from_ms);
        let mut merged: Vec<Stretch> = Vec::new();
        for stretch in all {
            match merged.last_mut() {
                Some(last) if stretch.from_ms.saturating_sub(last.to_ms) <= idle_ms => {
                    last.to_ms = last.to_ms.max(stretch.to_ms);
                }
                _ => merged.push(stretch),
            }
        }
        merged
    }

    /// Activity in `count` equal parts of the time from `start` to `end`, the busiest 255. The square root
    /// keeps a single click visible beside a minute of typing.
    pub(super) fn strip(&self, start: i64, end: i64, count: usize) -> Vec<u8> {
        let mut sums = vec![0_f64; count];
        let length = (end.saturating_sub(start)).max(1) as f64;
        for (&(second, _), &weight) in &self.seconds {
            let offset = second.saturating_mul(1_000).max(start).saturating_sub(start) as f64;
            let bucket = ((offset / length * count as f64) as usize).min(count.saturating_sub(1));
            if let Some(sum) = sums.get_mut(bucket) {
                *sum += f64::from(weight);
            }
        }
        let top = sums.iter().copied().fold(0.0, f64::max);
        let level = |sum: f64| if top > 0.0 { (sum / top).sqrt() * 255.0 } else { 0.0 };
        sums.into_iter().map(|sum| level(sum).ceil() as u8).collect()
    }

    /// Which tab is in front when: the one that said so, or the one in which most was done that second.
    pub(super) fn focus(&self, first_tab: u16, start: i64, end: i64) -> Vec<Focus> {
        let mut busiest: BTreeMap<i64, (u32, u16)> = BTreeMap::new();
        for (&(second, tab), &weight) in &self.seconds {
            let entry = busiest.entry(second).or_default();
            if weight > entry.0 {
                *entry = (weight, tab);
            }
        }
        let mut turns: Vec<(i64, u16)> =
            busiest.into_iter().map(|(second, (_, tab))| (second.saturating_mul(1_000), tab)).collect();
        turns.extend(&self.fronts);
        turns.sort_unstable();
        segments(&turns, first_tab, start, end)
    }
}

fn segments(turns: &[(i64, u16)], first_tab: u16, start: i64, end: i64) -> Vec<Focus> {
    let mut focus = vec![Focus { from_ms: start, to_ms: end, tab: first_tab }];
    for &(at_ms, tab) in turns {
        let at_ms = at_ms.clamp(start, end);
        if let Some(last) = focus.last_mut().filter(|last| last.tab != tab) {
            last.to_ms = at_ms;
            focus.push(Focus { from_ms: at_ms, to_ms: end, tab });
        }
    }
    focus.retain(|turn| turn.from_ms < turn.to_ms || start == end);
    focus.dedup_by(|next, last| {
        let same = next.tab == last.tab;
        if same {
            last.to_ms = next.to_ms;
        }
        same
    });
    focus
}
