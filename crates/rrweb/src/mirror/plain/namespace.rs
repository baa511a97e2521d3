//! Leaving `ns` out of the nodes of an event.

use std::ops::Range;

use crate::mirror::tape::Tape;
use crate::mirror::view::View;

/// The event without `ns` at its nodes; nothing when there is none, or no event.
pub(super) fn without(tape: &mut Tape, event: &str) -> Option<String> {
    tape.parse(event).ok()?;
    let data = View::root(tape, event)?.get("data")?;
    let added = data.items_at("adds").filter_map(|entry| entry.get("node"));
    let mut open: Vec<View<'_>> = data.get("node").into_iter().chain(added).collect();
    let mut cuts = Vec::new();
    while let Some(node) = open.pop() {
        cuts.extend(cut(event, node));
        open.extend(node.items_at("childNodes"));
    }
    cuts.sort_unstable_by_key(|cut: &Range<usize>| cut.start);
    (!cuts.is_empty()).then(|| without_ranges(event, &cuts))
}

/// What to cut from a node: the member, and the comma between it and the one before it, or after it.
fn cut(event: &str, node: View<'_>) -> Option<Range<usize>> {
    let mut before = None;
    for (name, value) in node.members() {
        let end = value.span().end;
        if name == "ns" {
            return Some(match before {
                Some(before) => before..end,
                None => node.span().start + 1..after_comma(event, end),
            });
        }
        before = Some(end);
    }
    None
}

fn after_comma(event: &str, end: usize) -> usize {
    let rest = event[end..].trim_start();
    rest.strip_prefix(',').map_or(end, |rest| event.len() - rest.trim_start().len())
}

fn without_ranges(event: &str, cuts: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(event.len());
    let mut kept = 0;
    for cut in cuts {
        out.push_str(&event[kept..cut.start]);
        kept = cut.end;
    }
    out.push_str(&event[kept..]);
    out
}
