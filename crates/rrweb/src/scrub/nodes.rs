//! What is known of page elements: those being walked now, and those this batch brought.
//!
//! A browser's batch is scrubbed alone, so an element that came with an earlier one is not known here. Where that
//! matters (a text changed inside an editor), the recorder has masked it; this is the second layer. Of a file that is
//! imported there is no first one: what is known goes from batch to batch ([`super::Memory`]).

use std::collections::{HashMap, HashSet};

/// What the text below an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Inside {
    #[default]
    Page,
    /// Below a mark that lets numbers and addresses be stored.
    Safe,
    /// Below a mark that lets nothing be stored.
    Marked,
    /// Typed: a textarea, an editor.
    Value,
    Script,
    Style,
}

/// Elements whose attributes mean something special, by tag name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Other,
    /// Of a change of attributes, where only the id is known.
    Unknown,
    Input,
    /// Has a value: textarea, select, option, button, custom elements.
    Field,
    Meta,
    Script,
    Style,
    /// Its value is layout: a list number, a progress bar.
    Measure,
    Canvas,
}

impl Kind {
    pub(super) fn of(tag: &str) -> Self {
        match tag {
            "input" => Self::Input,
            "textarea" | "select" | "option" | "button" => Self::Field,
            "meta" => Self::Meta,
            "script" => Self::Script,
            "style" => Self::Style,
            "li" | "progress" => Self::Measure,
            "canvas" => Self::Canvas,
            tag if tag.contains('-') => Self::Field,
            tag if tag.bytes().any(|byte| byte.is_ascii_uppercase()) => Self::of(&tag.to_ascii_lowercase()),
            _ => Self::Other,
        }
    }

    /// What the texts right below are, when `above` is what they are around the element.
    pub(super) fn inside(self, tag: &str, above: Inside) -> Inside {
        match (self, above) {
            (Self::Script, _) => Inside::Script,
            (Self::Style, _) => Inside::Style,
            (_, Inside::Script | Inside::Style) => Inside::Page,
            (Self::Field, Inside::Page | Inside::Safe) if tag.eq_ignore_ascii_case("textarea") => {
                Inside::Value
            }
            _ => above,
        }
    }

    /// Its attributes must be seen together before one of them is judged.
    pub(super) fn looks_ahead(self) -> bool {
        matches!(self, Self::Input | Self::Field | Self::Meta)
    }
}

/// One node on the way from the root to where the walker stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// rrweb's node type: 2 element, 3 text, …
    pub node_type: i64,
    pub kind: Kind,
    pub inside: Inside,
    pub id: Option<i64>,
    /// Its value is never stored.
    pub secret: bool,
    /// A button: its value is its label.
    pub label: bool,
    pub content: Content,
    pub seen_attributes: bool,
}

impl Node {
    /// Nothing is known of it that changes what its attributes may hold.
    pub(super) fn is_ordinary(&self) -> bool {
        matches!(self.kind, Kind::Other | Kind::Unknown) && self.inside == Inside::Page && !self.secret
    }

    /// Later events of the batch may have to know it.
    pub(super) fn is_remarkable(&self) -> bool {
        self.inside != Inside::Page || self.secret
    }
}

/// What the `content` of a meta element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Content {
    #[default]
    Text,
    Layout,
    Secret,
}

/// A page with more elements that are not ordinary is made to fill our memory.
const KNOWN_MAX: usize = 200_000;

/// Elements by id, where later events need them. Ordinary ones are not kept.
#[derive(Debug, Default)]
pub(super) struct Known {
    inside: HashMap<i64, Inside>,
    secret: HashSet<i64>,
}

impl Known {
    pub(super) fn learn(&mut self, node: &Node) {
        let Some(id) = node.id.filter(|_| self.inside.len().max(self.secret.len()) < KNOWN_MAX) else {
            return;
        };
        if node.inside != Inside::Page {
            self.inside.insert(id, node.inside);
        }
        if node.secret {
            self.secret.insert(id);
        }
    }

    pub(super) fn inside(&self, id: Option<i64>) -> Inside {
        id.and_then(|id| self.inside.get(&id).copied()).unwrap_or_default()
    }

    pub(super) fn is_secret(&self, id: Option<i64>) -> bool {
        id.is_some_and(|id| self.secret.contains(&id))
    }

    /// Ids begin anew with each page, so what is known of the last one says nothing of the next.
    pub(super) fn forget(&mut self) {
        self.inside.clear();
        self.secret.clear();
    }
}
