//! Moves: our own recorder's way to say that a node goes elsewhere with all below it.
//!
//! An entry of `adds` with `"move":17` instead of a `node`. rrweb would remove the node and serialise all
//! of it anew; `plain` writes it that way again where other programs are to read it. What is kept about
//! the nodes (values, positions, drawings) stays with them, as it does on a page.

use super::mutation::{forget_rules, place};
use super::tree::{Index, NONE, Tree};
use super::view::View;

/// No page is that deep; a made-up one must not make every move walk through all of it.
const DEPTH_MAX: usize = 10_000;

/// Moves the node; false when that is impossible, which changes nothing.
pub(super) fn apply(tree: &mut Tree, entry: View<'_>) -> bool {
    let node = |key: &str| entry.integer_at(key).and_then(|id| tree.find(id));
    let (Some(target), Some(parent)) = (node("move"), node("parentId")) else { return false };
    if !is_possible(tree, target, parent) {
        return false;
    }
    let (left, next) = (tree.node(target).parent, entry.integer_at("nextId"));
    let (was_shadow, is_shadow) = (
        tree.node(target).template.is_shadow(),
        entry.get("isShadow").is_some_and(|shadow| shadow.is_true()),
    );
    // A style element that comes into the page again begins with the rules of its text.
    forget_rules(tree, target);
    if (left, next, was_shadow) == (parent, Some(tree.node(target).id), is_shadow) {
        // Before itself is where it is.
        return true;
    }
    tree.set_shadow(target, is_shadow);
    tree.detach(target);
    if left != NONE {
        forget_rules(tree, left);
    }
    place(tree, target, parent, None, next);
    true
}

fn is_possible(tree: &Tree, target: Index, parent: Index) -> bool {
    let may_go = !tree.is_document(target) && tree.root != Some(target);
    let is_text = !tree.is_element(target) && tree.node(target).text.is_some();
    let may_hold =
        if tree.is_document(parent) { !is_text } else { tree.is_element(parent) && !tree.is_iframe(parent) };
    may_go && may_hold && stands_outside(tree, parent, target)
}

/// Whether `at` is neither `root` nor in it; false, too, where that takes too long to tell.
fn stands_outside(tree: &Tree, mut at: Index, root: Index) -> bool {
    for _ in 0..DEPTH_MAX {
        if at == NONE || at == root {
            return at == NONE;
        }
        at = tree.node(at).parent;
    }
    false
}
