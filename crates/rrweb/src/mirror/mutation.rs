//! Mutation events, applied as rrweb's replayer applies them: its order, its retries, its forgiveness.
//!
//! What a page looks like in the replay is by definition what the replayer makes of the events, so where
//! recordings are wrong (parents that do not exist, ids used twice, siblings never added), this is wrong
//! in the same way.

use hashbrown::{HashMap, HashSet};

use super::moves;
use super::tree::{Index, NONE, Node, Tree};
use super::view::View;

/// Nodes that wait for a neighbour that was not there yet (rrweb 1 wrote −1 for such).
#[derive(Default)]
pub(super) struct Parked {
    nodes: HashMap<i64, (Index, Option<i64>, Option<i64>)>,
}

/// Documents of frames that were not there yet, as JSON.
#[derive(Default)]
pub(super) struct WaitingDocuments {
    additions: HashMap<i64, Box<str>>,
}

/// How often what could not be placed is tried again; the replayer gives up after half a second.
const ROUNDS_MAX: usize = 50;
const PARKED_MAX: usize = 10_000;
const WAITING_DOCUMENTS_MAX: usize = 64;

impl WaitingDocuments {
    pub(super) fn bytes(&self) -> usize {
        self.additions.values().map(|document| document.len()).sum()
    }

    fn keep(&mut self, frame: i64, addition: View<'_>) {
        if self.additions.len() < WAITING_DOCUMENTS_MAX
            && let Some(document) = addition.get("node")
        {
            self.additions.insert(frame, document.raw().into());
        }
    }

    /// A document whose frame is there now, with that frame.
    pub(super) fn take_ready(&mut self, tree: &Tree) -> Option<(Index, Box<str>)> {
        let (id, frame) = self.additions.keys().find_map(|&id| Some((id, tree.find(id)?)))?;
        Some((frame, self.additions.remove(&id)?))
    }
}

/// Applies the `data` of a mutation event; tells how many of its entries were impossible.
pub(super) fn apply(
    tree: &mut Tree,
    parked: &mut Parked,
    waiting: &mut WaitingDocuments,
    data: View<'_>,
) -> usize {
    for removal in data.items_at("removes") {
        remove(tree, removal);
    }
    let impossible = add_all(tree, parked, waiting, data);
    set_texts(tree, data);
    for change in data.items_at("attributes") {
        set_attributes(tree, change);
    }
    impossible
}

fn remove(tree: &mut Tree, removal: View<'_>) {
    let Some(target) = removal.integer_at("id").and_then(|id| tree.find(id)) else { return };
    let Some(parent) = removal.integer_at("parentId").and_then(|id| tree.find(id)) else { return };
    let actual = tree.node(target).parent;
    let can_go = !tree.is_document(target) && tree.root != Some(target);
    if (actual == parent || actual == NONE) && can_go {
        forget_rules(tree, parent);
        tree.remove(target);
    } else {
        // The replayer's removeChild throws after the ids are gone: the node stays on the screen.
        tree.forget_ids(target);
    }
}

fn add_all(tree: &mut Tree, parked: &mut Parked, waiting: &mut WaitingDocuments, data: View<'_>) -> usize {
    let mut impossible = 0;
    let mut queue: Vec<View<'_>> = data.items_at("adds").collect();
    for _ in 0..ROUNDS_MAX {
        let before = queue.len();
        queue.retain(|&addition| match add(tree, parked, addition) {
            Added::Done => false,
            Added::Never => {
                impossible += 1;
                false
            }
            Added::Later => true,
            Added::WaitsForFrame(id) => {
                waiting.keep(id, addition);
                false
            }
        });
        if queue.is_empty() || queue.len() == before {
            break;
        }
        // The replayer retries in an order in which a node comes after its next sibling and its parent.
        // Going through what is left from the back gives that, as recorders write siblings first to last.
        queue.reverse();
    }
    impossible + queue.len()
}

enum Added {
    Done,
    Never,
    Later,
    WaitsForFrame(i64),
}

fn add(tree: &mut Tree, parked: &mut Parked, addition: View<'_>) -> Added {
    let Some(node) = addition.get("node") else {
        return if moves::apply(tree, addition) { Added::Done } else { Added::Never };
    };
    let (Some(id), Some(parent_id)) = (node.integer_at("id"), addition.integer_at("parentId")) else {
        return Added::Done;
    };
    let Some(parent) = tree.find(parent_id) else {
        let is_document = node.integer_at("type") == Some(0);
        return if is_document { Added::WaitsForFrame(parent_id) } else { Added::Later };
    };
    let (previous, next) = (addition.integer_at("previousId"), addition.integer_at("nextId"));
    if next.is_some_and(|next| next != -1 && next != 0 && tree.find(next).is_none()) {
        return Added::Later;
    }
    if node.integer_at("rootId").is_some_and(|root| root != 0 && tree.find(root).is_none()) {
        return Added::Done;
    }
    if tree.is_iframe(parent) {
        attach_document(tree, parent, node);
        return Added::Done;
    }
    let Some(target) = take_or_make(tree, node, id, parent) else { return Added::Done };
    if (previous == Some(-1) || next == Some(-1)) && parked.nodes.len() < PARKED_MAX {
        parked.nodes.insert(id, (target, previous, next));
        return Added::Done;
    }
    place(tree, target, parent, previous, next);
    resolve_parked(tree, parked, target, parent, previous, next);
    Added::Done
}

/// Puts a whole document into a frame, in place of what is there.
pub(super) fn attach_document(tree: &mut Tree, frame: Index, document: View<'_>) {
    let old: Vec<_> = tree.children(frame).collect();
    old.into_iter().for_each(|child| tree.remove(child));
    if let Some(document) = tree.make_whole(document) {
        tree.insert(document, frame, NONE);
    }
}

/// The node of that id when it is there and equal, taken from its place; a new one otherwise.
fn take_or_make(tree: &mut Tree, json: View<'_>, id: i64, parent: Index) -> Option<Index> {
    let existing = tree.find(id);
    if let Some(existing) = existing.filter(|&existing| is_equal(tree, existing, json)) {
        if tree.is_within(parent, existing) || tree.root == Some(existing) {
            return None;
        }
        tree.detach(existing);
        return Some(existing);
    }
    tree.make(json)
}

fn is_equal(tree: &mut Tree, existing: Index, json: View<'_>) -> bool {
    if tree.templates.of(json) != tree.node(existing).template {
        return false;
    }
    let node = tree.node(existing);
    let same_text = json.get("textContent").map(|text| text.raw()) == node.text.as_deref();
    let attributes = json.get("attributes").into_iter().flat_map(|attributes| attributes.members());
    let theirs = attributes.map(|(name, value)| (name, value.raw()));
    same_text && theirs.eq(node.attributes.iter().map(|attribute| (&*attribute.name, &*attribute.value)))
}

pub(super) fn place(tree: &mut Tree, target: Index, parent: Index, previous: Option<i64>, next: Option<i64>) {
    make_room(tree, target, parent);
    forget_rules(tree, parent);
    // What stands in a shadow root and what stands beside it are kept in one list, and are no neighbours.
    let in_shadow = tree.node(target).template.is_shadow();
    let is_sibling = |node: &Node| node.parent == parent && node.template.is_shadow() == in_shadow;
    let in_parent = |at: &Index| is_sibling(tree.node(*at));
    let after_previous = previous
        .and_then(|id| tree.find(id))
        .map(|previous| tree.node(previous).after)
        .filter(|&after| after != NONE && in_parent(&after));
    let next = next.and_then(|id| tree.find(id)).filter(in_parent);
    tree.insert(target, parent, after_previous.or(next).unwrap_or(NONE));
}

/// A document has one doctype and one root element, and a text area one text: newer replace older.
fn make_room(tree: &mut Tree, target: Index, parent: Index) {
    let is_text = !tree.is_element(target) && tree.node(target).text.is_some();
    let replaced: Vec<Index> = if &*tree.template(parent).tag == "textarea" && is_text {
        tree.children(parent).filter(|&child| !tree.is_element(child)).collect()
    } else if tree.is_document(parent) && tree.is_element(target) {
        tree.children(parent).filter(|&child| tree.is_element(child)).collect()
    } else if tree.is_document(parent) && tree.node(target).text.is_none() {
        let is_doctype = |&child: &Index| !tree.is_element(child) && tree.node(child).text.is_none();
        tree.children(parent).take(1).filter(is_doctype).collect()
    } else {
        Vec::new()
    };
    replaced.into_iter().for_each(|child| tree.remove(child));
}

/// Brings in neighbours that were parked until this node came.
fn resolve_parked(
    tree: &mut Tree,
    parked: &mut Parked,
    target: Index,
    parent: Index,
    previous: Option<i64>,
    next: Option<i64>,
) {
    if parked.nodes.is_empty() {
        return;
    }
    let mut open = vec![(target, previous, next)];
    while let Some((target, previous, next)) = open.pop() {
        let before = previous.and_then(|id| parked.nodes.remove(&id));
        let after = next.and_then(|id| parked.nodes.remove(&id));
        let following = tree.node(target).after;
        for (found, place) in [(before, target), (after, following)] {
            let Some((node, previous, next)) = found else { continue };
            // Indexes are used again: what was removed meanwhile must not come back as something else.
            let still_waits = tree.node(node).parent == NONE && tree.find(tree.node(node).id) == Some(node);
            if still_waits && tree.root != Some(node) && !tree.is_within(parent, node) {
                tree.insert(node, parent, place);
                open.push((node, previous, next));
            }
        }
    }
}

fn set_texts(tree: &mut Tree, data: View<'_>) {
    // The last of several for one node is the one that counts.
    let mut seen = HashSet::new();
    let texts: Vec<_> = data.items_at("texts").collect();
    for change in texts.into_iter().rev() {
        let Some(id) = change.integer_at("id").filter(|&id| seen.insert(id)) else { continue };
        let (Some(target), Some(value)) = (tree.find(id), change.get("value")) else { continue };
        let text = value.string().map_or("\"\"", |_| value.raw());
        if tree.is_element(target) {
            continue;
        }
        tree.set_text(target, text);
        let parent = tree.node(target).parent;
        if parent != NONE {
            forget_rules(tree, parent);
        }
    }
}

fn set_attributes(tree: &mut Tree, change: View<'_>) {
    let Some(target) = change.integer_at("id").and_then(|id| tree.find(id)) else { return };
    for (name, value) in change.get("attributes").into_iter().flat_map(|attributes| attributes.members()) {
        if value.raw() == "null" {
            tree.remove_attribute(target, name);
        } else if value.string().is_some() {
            tree.set_attribute(target, name, value.raw());
        } else if name == "style" {
            for (property, value) in value.members() {
                tree.stick(target, |sticky| sticky.set_style(property, value.raw()));
            }
            continue;
        }
        changed(tree, target, name);
    }
}

/// What an attribute takes with it when it changes.
fn changed(tree: &mut Tree, target: Index, name: &str) {
    match name {
        "style" => tree.unstick(target, |sticky| sticky.styles.clear()),
        "_cssText" => forget_rules(tree, target),
        "width" | "height" => tree.unstick(target, |sticky| sticky.canvas.clear()),
        "value" if &*tree.template(target).tag == "textarea" => {
            let texts: Vec<_> = tree.children(target).collect();
            texts.into_iter().for_each(|child| tree.remove(child));
        }
        _ => {}
    }
}

/// A style element whose text changes starts a new sheet: what was inserted into the old one is gone.
pub(super) fn forget_rules(tree: &mut Tree, element: Index) {
    if matches!(&*tree.template(element).tag, "style" | "link") {
        tree.unstick(element, |sticky| sticky.sheet.clear());
    }
}
