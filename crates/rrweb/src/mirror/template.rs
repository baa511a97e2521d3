//! What nodes look like around their own contents.
//!
//! A serialised node is mostly the same few members in the same order; kept once per kind of node, each
//! node needs no more than what is its own: id, attributes, text. Whatever else a recorder wrote stays in
//! the template, so that a key frame gives back members this program has never heard of.

use hashbrown::HashMap;

use super::view::View;

/// Where a node's own contents go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hole {
    Id,
    Attributes,
    Children,
    Text,
}

impl Hole {
    fn of(key: &str) -> Option<Self> {
        match key {
            "id" => Some(Hole::Id),
            "attributes" => Some(Hole::Attributes),
            "childNodes" => Some(Hole::Children),
            "textContent" => Some(Hole::Text),
            _ => None,
        }
    }
}

/// What rrweb calls `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    Document,
    Element,
    Other,
}

pub(super) struct Template {
    /// Literal text, then a hole; the text after the last hole is `tail`.
    pub(super) pieces: Vec<(Box<str>, Hole)>,
    pub(super) tail: Box<str>,
    pub(super) kind: NodeKind,
    /// Lower case, escapes and all.
    pub(super) tag: Box<str>,
    pub(super) is_shadow_host: bool,
}

/// Twice the number of a template, plus one for a node that stands directly in a shadow root. That it does
/// is no part of the template: a node that moves into a shadow root, or out of one, keeps its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TemplateId(u32);

impl TemplateId {
    pub(super) fn is_shadow(self) -> bool {
        self.0 & 1 == 1
    }

    pub(super) fn with_shadow(self, is_shadow: bool) -> Self {
        TemplateId(self.0 & !1 | u32::from(is_shadow))
    }
}

const SHADOW: &str = "isShadow";

/// All templates of a page.
#[derive(Default)]
pub(super) struct Templates {
    all: Vec<Template>,
    known: HashMap<Box<str>, TemplateId>,
    bytes: usize,
    key: String,
}

impl Templates {
    pub(super) fn get(&self, id: TemplateId) -> &Template {
        &self.all[id.0 as usize / 2]
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The template of a node.
    pub(super) fn of(&mut self, node: View<'_>) -> TemplateId {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        write_key(node, &mut key);
        let id = match self.known.get(key.as_str()) {
            Some(&id) => id,
            None => self.add(node, &key),
        };
        self.key = key;
        id.with_shadow(node.get(SHADOW).is_some_and(|value| value.is_true()))
    }

    fn add(&mut self, node: View<'_>, key: &str) -> TemplateId {
        let id = TemplateId(self.all.len() as u32 * 2);
        self.bytes += key.len() * 2 + size_of::<Template>();
        self.known.insert(key.into(), id);
        self.all.push(Template::new(node, key));
        id
    }
}

/// The node's JSON with a control character (which JSON cannot hold) in each hole.
fn write_key(node: View<'_>, out: &mut String) {
    let mut before = '{';
    for (name, value) in node.members().filter(|(name, _)| *name != SHADOW) {
        out.push(before);
        out.push('"');
        out.push_str(name);
        out.push_str("\":");
        match Hole::of(name) {
            Some(_) => out.push('\0'),
            None => out.push_str(value.raw()),
        }
        before = ',';
    }
    out.push('}');
}

impl Template {
    fn new(node: View<'_>, key: &str) -> Self {
        let holes = node.members().filter_map(|(name, _)| Hole::of(name));
        let mut rest = key.split('\0');
        let pieces: Vec<_> = holes.zip(&mut rest).map(|(hole, text)| (text.into(), hole)).collect();
        let kind = match node.integer_at("type") {
            Some(0) => NodeKind::Document,
            Some(2) => NodeKind::Element,
            _ => NodeKind::Other,
        };
        let is = |name: &str| node.get(name).is_some_and(|value| value.is_true());
        let tag = node.get("tagName").and_then(|tag| tag.string()).unwrap_or_default();
        Template {
            pieces,
            tail: rest.next().unwrap_or("}").into(),
            kind,
            tag: tag.to_ascii_lowercase().into(),
            is_shadow_host: is("isShadowHost"),
        }
    }
}
