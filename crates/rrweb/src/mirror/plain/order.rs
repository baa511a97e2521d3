//! Nodes to be added, in an order in which each finds its parent and its next sibling there.

use hashbrown::HashSet;

use crate::mirror::tree::{Index, NONE, Tree};

/// Nodes that were gathered, each once.
#[derive(Default)]
pub(super) struct Found {
    pub(super) nodes: Vec<Index>,
    seen: HashSet<Index>,
    /// Documents of frames are not added node by node: the frame, and its document.
    pub(super) documents: Vec<(Index, Index)>,
}

impl Found {
    /// A node with all below it.
    pub(super) fn whole(&mut self, tree: &Tree, root: Index) {
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            if tree.is_document(at) {
                self.documents.push((tree.node(at).parent, at));
            } else if self.one(tree, at) {
                open.extend(tree.children(at));
            }
        }
    }

    /// A node alone; false when it is there already, or stands nowhere.
    pub(super) fn one(&mut self, tree: &Tree, at: Index) -> bool {
        let stands = tree.node(at).parent != NONE && !tree.is_document(at);
        let is_new = stands && self.seen.insert(at);
        if is_new {
            self.nodes.push(at);
        }
        is_new
    }
}

/// The sibling that it is to be put before: the next one in the same tree, for a shadow root and the children
/// of its host are kept in one list.
pub(super) fn next(tree: &Tree, at: Index) -> Option<Index> {
    let in_shadow = tree.node(at).template.is_shadow();
    let mut next = tree.node(at).after;
    while next != NONE {
        let node = tree.node(next);
        if node.template.is_shadow() == in_shadow && tree.find(node.id) == Some(next) {
            return Some(next);
        }
        next = node.after;
    }
    None
}

/// Parents before children, later siblings before earlier ones.
pub(super) fn by_need(tree: &Tree, nodes: &[Index]) -> Vec<Index> {
    let all: HashSet<Index> = nodes.iter().copied().collect();
    let mut done = HashSet::with_capacity(nodes.len());
    let mut order = Vec::with_capacity(nodes.len());
    for &node in nodes {
        let mut open = vec![node];
        while let Some(&at) = open.last() {
            let waits = |needed: &Index| all.contains(needed) && !done.contains(needed);
            let needed = [Some(tree.node(at).parent), next(tree, at)].into_iter().flatten().find(waits);
            match needed {
                Some(needed) => open.push(needed),
                None => {
                    open.pop();
                    if done.insert(at) {
                        order.push(at);
                    }
                }
            }
        }
    }
    order
}
