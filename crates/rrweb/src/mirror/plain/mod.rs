//! A recording as rrweb itself would have written it: what our recorder says beyond rrweb, said in its words.
//!
//! A move becomes removals and flat additions, as rrweb's recorder writes it, and then what a removed element
//! loses: documents of frames, sheets, values, positions. `ns` is left out; rrweb's player does not know it.
//! Custom events stay: players leave unknown ones alone. Events without any of that are not touched.

mod namespace;
mod order;

use hashbrown::HashSet;

use super::frame::Frame;
use super::tape::Tape;
use super::tree::{Index, NONE, Tree};
use super::view::View;
use super::{Mirror, kind, source};

/// The recorded events of a block, given its key frame, in rrweb's words.
///
/// A block is understood alone, so the page is followed only within blocks in which something moves. Where the
/// page is not known (it was too large for a key frame) moves are left out: what is there cannot be said.
pub fn plain<'b>(
    frame: impl Iterator<Item = &'b str>,
    events: impl Iterator<Item = &'b str> + Clone,
) -> Vec<String> {
    let mut plain = Plain { follows: events.clone().any(says_move), ..Plain::default() };
    if plain.follows {
        frame.for_each(|event| plain.learn(event));
    }
    let mut out = Vec::new();
    events.for_each(|event| plain.event(event, &mut out));
    out
}

/// A cheap look that never misses a move.
fn says_move(event: &str) -> bool {
    event.contains("\"move\"")
}

/// Follows the events of one tab and says them in rrweb's words.
#[derive(Default)]
struct Plain {
    mirror: Mirror,
    tape: Tape,
    /// Something moves somewhere: the page has to be known.
    follows: bool,
}

impl Plain {
    fn learn(&mut self, event: &str) {
        if self.tape.parse(event).is_ok() {
            self.mirror.apply(&self.tape, event);
        }
    }

    fn event(&mut self, event: &str, out: &mut Vec<String>) {
        let first = out.len();
        if self.follows {
            self.followed(event, out);
        } else {
            out.push(event.to_owned());
        }
        for event in out.iter_mut().skip(first).filter(|event| event.contains("\"ns\"")) {
            if let Some(without) = namespace::without(&mut self.tape, event) {
                *event = without;
            }
        }
    }

    fn followed(&mut self, event: &str, out: &mut Vec<String>) {
        let mut tape = std::mem::take(&mut self.tape);
        let parsed = if tape.parse(event).is_ok() { View::root(&tape, event) } else { None };
        match parsed.filter(|_| says_move(event)).and_then(Change::of) {
            Some(change) => self.without_moves(&change, &tape, event, out),
            None => {
                if parsed.is_some() {
                    self.mirror.apply(&tape, event);
                }
                out.push(event.to_owned());
            }
        }
        self.tape = tape;
    }

    fn without_moves(&mut self, change: &Change<'_>, tape: &Tape, event: &str, out: &mut Vec<String>) {
        if !self.mirror.can_frame() {
            out.push(change.written(&[], &change.additions()));
            return;
        }
        let before = Before::of(&self.mirror.tree, change);
        self.mirror.apply(tape, event);
        if !self.mirror.can_frame() {
            out.push(change.written(&[], &change.additions()));
            return;
        }
        let after = After::of(&self.mirror.tree, &before);
        let mut additions = after.additions(&self.mirror.tree);
        additions.extend(change.documents().map(|entry| entry.raw().to_owned()));
        out.push(change.written(&before.removals(&self.mirror.tree), &additions));
        out.extend(after.lost(&self.mirror, change.time_ms()));
    }
}

/// A mutation event in which something moves.
struct Change<'t> {
    event: View<'t>,
    data: View<'t>,
}

impl<'t> Change<'t> {
    fn of(event: View<'t>) -> Option<Self> {
        let data = event.get("data")?;
        let is_mutation = event.integer_at("type") == Some(kind::INCREMENTAL)
            && data.integer_at("source") == Some(source::MUTATION);
        let change = Change { event, data };
        (is_mutation && change.moves().next().is_some()).then_some(change)
    }

    fn time_ms(&self) -> i64 {
        self.event.get("timestamp").and_then(|time| time.number()).unwrap_or_default() as i64
    }

    /// Ids of what moves.
    fn moves(&self) -> impl Iterator<Item = i64> + use<'t> {
        let moves = self.data.items_at("adds").filter(|entry| entry.get("node").is_none());
        moves.filter_map(|entry| entry.integer_at("move"))
    }

    /// Ordinary additions.
    fn added(&self) -> impl Iterator<Item = View<'t>> + use<'t> {
        self.data.items_at("adds").filter(|entry| entry.get("node").is_some())
    }

    fn additions(&self) -> Vec<String> {
        self.added().map(|entry| entry.raw().to_owned()).collect()
    }

    /// Additions of whole documents, whose frames may be yet to come.
    fn documents(&self) -> impl Iterator<Item = View<'t>> + use<'t> {
        let is_document = |node: View<'_>| node.integer_at("type") == Some(0);
        self.added().filter(move |entry| entry.get("node").is_some_and(is_document))
    }

    /// The event with other additions and with more removals.
    fn written(&self, removals: &[String], additions: &[String]) -> String {
        let mut all: Vec<&str> = self.data.items_at("removes").map(|removal| removal.raw()).collect();
        all.extend(removals.iter().map(String::as_str));
        let own = |name: &str| name == "adds" || name == "removes";
        let data = self.data.members().filter(|(name, _)| !own(name));
        let mut data: Vec<_> = data.map(|(name, value)| format!("\"{name}\":{}", value.raw())).collect();
        data.push(format!("\"removes\":[{}]", all.join(",")));
        data.push(format!("\"adds\":[{}]", additions.join(",")));
        let event = self.event.members().map(|(name, value)| match name {
            "data" => format!("\"data\":{{{}}}", data.join(",")),
            _ => format!("\"{name}\":{}", value.raw()),
        });
        format!("{{{}}}", event.collect::<Vec<_>>().join(","))
    }
}

/// Where everything is that the event names, before it happens.
struct Before {
    /// Nodes that are there and may move: id, node, id of the parent.
    there: Vec<(i64, Index, i64)>,
    /// Ids of what is added.
    added: Vec<i64>,
}

impl Before {
    fn of(tree: &Tree, change: &Change<'_>) -> Self {
        let added = change.added().filter_map(|entry| entry.get("node")?.integer_at("id"));
        let added: Vec<i64> = added.collect();
        let mut seen = HashSet::new();
        let there = change.moves().chain(added.iter().copied()).filter(|&id| seen.insert(id));
        let there = there.filter_map(|id| {
            let at = tree.find(id)?;
            let parent = tree.node(at).parent;
            (parent != NONE).then(|| (id, at, tree.node(parent).id))
        });
        Before { there: there.collect(), added }
    }

    /// What has to be removed so that it can be added elsewhere. What goes with something around it is asked to
    /// go once more, which does nothing. A node whose id was given to another one stays, as it does in rrweb.
    fn removals(&self, tree: &Tree) -> Vec<String> {
        let same = self.there.iter().filter(|(id, at, _)| tree.find(*id).is_none_or(|found| found == *at));
        same.map(|(id, _, parent)| format!(r#"{{"id":{id},"parentId":{parent}}}"#)).collect()
    }
}

/// What has to be added, after the event has happened.
struct After {
    /// In the order in which each finds its parent and its next sibling.
    nodes: Vec<Index>,
    /// Of these, the ones that were there before, with all in their frames.
    moved: Vec<Index>,
    /// Frames among them, with their documents.
    documents: Vec<(Index, Index)>,
}

impl After {
    fn of(tree: &Tree, before: &Before) -> Self {
        let mut found = order::Found::default();
        for (id, at, _) in &before.there {
            if tree.find(*id) == Some(*at) {
                found.whole(tree, *at);
            }
        }
        let moved = found.nodes.clone();
        let inside = found.documents.iter().flat_map(|&(_, document)| tree.walk(document));
        let moved: Vec<Index> = moved.into_iter().chain(inside).collect();
        for at in before.added.iter().filter_map(|&id| tree.find(id)) {
            found.one(tree, at);
        }
        After { nodes: order::by_need(tree, &found.nodes), moved, documents: found.documents }
    }

    fn additions(&self, tree: &Tree) -> Vec<String> {
        let addition = |&at: &Index| {
            let parent = tree.node(tree.node(at).parent).id;
            let next = order::next(tree, at).map(|next| tree.node(next).id.to_string());
            let next = next.as_deref().unwrap_or("null");
            let node = super::frame::flat(tree, at);
            format!(r#"{{"parentId":{parent},"nextId":{next},"node":{node}}}"#)
        };
        self.nodes.iter().map(addition).collect()
    }

    /// Events that give back what elements lose that are removed and added again.
    fn lost(&self, mirror: &Mirror, time_ms: i64) -> Vec<String> {
        Frame::again(mirror, time_ms, self.documents.clone(), &self.moved)
    }
}
