//! The page as nodes in an arena, linked by index: nothing here recurses, however deep a page is.

use hashbrown::HashMap;

use super::sticky::Sticky;
use super::template::{NodeKind, Template, TemplateId, Templates};
use super::view::View;

pub(super) type Index = u32;

/// No node.
pub(super) const NONE: Index = Index::MAX;

pub(super) struct Attribute {
    /// Between the quotes.
    pub(super) name: Box<str>,
    /// As JSON.
    pub(super) value: Box<str>,
}

pub(super) struct Node {
    pub(super) id: i64,
    pub(super) template: TemplateId,
    pub(super) parent: Index,
    pub(super) first: Index,
    pub(super) last: Index,
    pub(super) before: Index,
    pub(super) after: Index,
    pub(super) attributes: Vec<Attribute>,
    /// As JSON.
    pub(super) text: Option<Box<str>>,
    /// What happened to it that a snapshot cannot say.
    pub(super) sticky: Option<Box<Sticky>>,
}

/// The nodes of one page with its frames.
#[derive(Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    free: Vec<Index>,
    ids: HashMap<i64, Index>,
    pub(super) templates: Templates,
    /// The page's document; it is never taken out and stands in nothing.
    pub(super) root: Option<Index>,
    /// About as many as the tree takes as JSON.
    bytes: usize,
    sticky_bytes: usize,
    /// Of all nodes together.
    attributes: usize,
}

impl Tree {
    pub(super) fn clear(&mut self) {
        *self = Tree::default();
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.nodes.len() - self.free.len()
    }

    /// About how many bytes they hold.
    pub(super) fn bytes(&self) -> usize {
        self.bytes + self.sticky_bytes + self.templates.bytes()
    }

    /// About how many bytes of memory it takes beyond those: links, the table of ids, and what an allocation
    /// costs besides its contents.
    pub(super) fn overhead(&self) -> usize {
        const ID: usize = size_of::<(i64, Index)>() * 2;
        const ALLOCATION: usize = 16;
        let nodes = self.nodes.len() * (size_of::<Node>() + ID + ALLOCATION);
        nodes + self.attributes * (size_of::<Attribute>() + 2 * ALLOCATION)
    }

    pub(super) fn find(&self, id: i64) -> Option<Index> {
        self.ids.get(&id).copied()
    }

    pub(super) fn node(&self, at: Index) -> &Node {
        &self.nodes[at as usize]
    }

    pub(super) fn template(&self, at: Index) -> &Template {
        self.templates.get(self.nodes[at as usize].template)
    }

    pub(super) fn is_iframe(&self, at: Index) -> bool {
        &*self.template(at).tag == "iframe"
    }

    pub(super) fn is_document(&self, at: Index) -> bool {
        self.template(at).kind == NodeKind::Document
    }

    pub(super) fn is_element(&self, at: Index) -> bool {
        self.template(at).kind == NodeKind::Element
    }

    pub(super) fn children(&self, at: Index) -> impl Iterator<Item = Index> + '_ {
        let mut child = self.node(at).first;
        std::iter::from_fn(move || {
            let found = (child != NONE).then_some(child)?;
            child = self.node(found).after;
            Some(found)
        })
    }

    /// Changes what is kept about a node besides its contents.
    pub(super) fn stick(&mut self, at: Index, change: impl FnOnce(&mut Sticky)) {
        let sticky = self.nodes[at as usize].sticky.get_or_insert_default();
        let before = sticky.bytes();
        change(sticky);
        self.sticky_bytes = (self.sticky_bytes + sticky.bytes()).saturating_sub(before);
    }

    /// The same, if anything is kept.
    pub(super) fn unstick(&mut self, at: Index, change: impl FnOnce(&mut Sticky)) {
        if self.nodes[at as usize].sticky.is_some() {
            self.stick(at, change);
        }
    }

    /// Makes a node of its JSON, without children and without a place; it takes over its id.
    pub(super) fn make(&mut self, json: View<'_>) -> Option<Index> {
        let id = json.integer_at("id")?;
        let template = self.templates.of(json);
        let attributes = json.get("attributes").into_iter().flat_map(|attributes| attributes.members());
        let attributes: Vec<_> = attributes
            .map(|(name, value)| Attribute { name: name.into(), value: value.raw().into() })
            .collect();
        let text = json.get("textContent").map(|text| text.raw().into());
        let node = Node {
            id,
            template,
            parent: NONE,
            first: NONE,
            last: NONE,
            before: NONE,
            after: NONE,
            attributes,
            text,
            sticky: None,
        };
        self.bytes += node.bytes();
        self.attributes += node.attributes.len();
        let at = self.store(node);
        self.ids.insert(id, at);
        Some(at)
    }

    fn store(&mut self, node: Node) -> Index {
        if let Some(at) = self.free.pop() {
            self.nodes[at as usize] = node;
            return at;
        }
        self.nodes.push(node);
        self.nodes.len() as Index - 1
    }

    /// Makes a node and everything in it.
    pub(super) fn make_whole(&mut self, json: View<'_>) -> Option<Index> {
        let root = self.make(json)?;
        let mut open = vec![(root, json.items_at("childNodes"))];
        while let Some((parent, children)) = open.last_mut() {
            let parent = *parent;
            let Some(child) = children.next() else {
                open.pop();
                continue;
            };
            if let Some(at) = self.make(child) {
                self.insert(at, parent, NONE);
                open.push((at, child.items_at("childNodes")));
            }
        }
        Some(root)
    }

    /// Puts a node without a place into `parent`, before `next` or at the end.
    pub(super) fn insert(&mut self, at: Index, parent: Index, next: Index) {
        let before = if next == NONE { self.node(parent).last } else { self.node(next).before };
        let node = &mut self.nodes[at as usize];
        (node.parent, node.before, node.after) = (parent, before, next);
        match before {
            NONE => self.nodes[parent as usize].first = at,
            before => self.nodes[before as usize].after = at,
        }
        match next {
            NONE => self.nodes[parent as usize].last = at,
            next => self.nodes[next as usize].before = at,
        }
    }

    /// Takes a node out of its place; its children stay with it.
    pub(super) fn detach(&mut self, at: Index) {
        let Node { parent, before, after, .. } = *self.node(at);
        if parent == NONE {
            return;
        }
        match before {
            NONE => self.nodes[parent as usize].first = after,
            before => self.nodes[before as usize].after = after,
        }
        match after {
            NONE => self.nodes[parent as usize].last = before,
            after => self.nodes[after as usize].before = before,
        }
        let node = &mut self.nodes[at as usize];
        (node.parent, node.before, node.after) = (NONE, NONE, NONE);
    }

    /// Says that a node stands directly in a shadow root, or does not.
    pub(super) fn set_shadow(&mut self, at: Index, is_shadow: bool) {
        let node = &mut self.nodes[at as usize];
        node.template = node.template.with_shadow(is_shadow);
    }

    /// Whether `at` is `root` or stands in it.
    pub(super) fn is_within(&self, mut at: Index, root: Index) -> bool {
        while at != NONE {
            if at == root {
                return true;
            }
            at = self.node(at).parent;
        }
        false
    }

    /// Forgets the ids of a node and all in it, so that nothing finds them any more.
    pub(super) fn forget_ids(&mut self, root: Index) {
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            let id = self.node(at).id;
            if self.ids.get(&id) == Some(&at) {
                self.ids.remove(&id);
            }
            open.extend(self.children(at));
        }
    }

    /// Takes a node out and forgets it with all in it.
    pub(super) fn remove(&mut self, root: Index) {
        self.detach(root);
        self.forget_ids(root);
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            open.extend(self.children(at));
            let node = &mut self.nodes[at as usize];
            self.bytes = self.bytes.saturating_sub(node.bytes());
            let sticky = node.sticky.as_ref().map_or(0, |sticky| sticky.bytes());
            self.sticky_bytes = self.sticky_bytes.saturating_sub(sticky);
            self.attributes -= node.attributes.len();
            node.attributes = Vec::new();
            node.text = None;
            node.sticky = None;
            (node.first, node.last, node.parent) = (NONE, NONE, NONE);
            self.free.push(at);
        }
    }

    pub(super) fn set_text(&mut self, at: Index, json: &str) {
        let node = &mut self.nodes[at as usize];
        self.bytes =
            (self.bytes + json.len()).saturating_sub(node.text.as_ref().map_or(0, |text| text.len()));
        node.text = Some(json.into());
    }

    pub(super) fn attribute(&self, at: Index, name: &str) -> Option<&str> {
        self.node(at)
            .attributes
            .iter()
            .find(|attribute| &*attribute.name == name)
            .map(|attribute| &*attribute.value)
    }

    pub(super) fn set_attribute(&mut self, at: Index, name: &str, json: &str) {
        let attributes = &mut self.nodes[at as usize].attributes;
        self.bytes += json.len();
        match attributes.iter_mut().find(|attribute| &*attribute.name == name) {
            Some(attribute) => {
                self.bytes = self.bytes.saturating_sub(attribute.value.len());
                attribute.value = json.into();
            }
            None => {
                self.bytes += name.len() + 4;
                self.attributes += 1;
                attributes.push(Attribute { name: name.into(), value: json.into() });
            }
        }
    }

    pub(super) fn remove_attribute(&mut self, at: Index, name: &str) {
        let attributes = &mut self.nodes[at as usize].attributes;
        if let Some(index) = attributes.iter().position(|attribute| &*attribute.name == name) {
            let attribute = attributes.remove(index);
            self.attributes -= 1;
            self.bytes = self.bytes.saturating_sub(attribute.value.len() + name.len() + 4);
        }
    }

    /// All nodes below `root`, and it, parents first, in the order of the document.
    pub(super) fn walk(&self, root: Index) -> impl Iterator<Item = Index> + '_ {
        let mut at = root;
        std::iter::from_fn(move || {
            let found = (at != NONE).then_some(at)?;
            at = self.following(found, root);
            Some(found)
        })
    }

    fn following(&self, mut at: Index, root: Index) -> Index {
        if self.node(at).first != NONE {
            return self.node(at).first;
        }
        while at != root && at != NONE {
            if self.node(at).after != NONE {
                return self.node(at).after;
            }
            at = self.node(at).parent;
        }
        NONE
    }
}

impl Node {
    /// About its size as JSON.
    fn bytes(&self) -> usize {
        let attributes: usize = self.attributes.iter().map(|a| a.name.len() + a.value.len() + 4).sum();
        60 + attributes + self.text.as_ref().map_or(0, |text| text.len())
    }
}
