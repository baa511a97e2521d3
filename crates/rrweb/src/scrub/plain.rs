//! Short cuts for nodes that are written exactly as rrweb writes them, which is nearly all of them.
//!
//! Each either reads something whole, doing what the walk would have done, or reads nothing and leaves
//! it to the walk. They make scrubbing half as fast again, and are allowed to know nothing more.

use super::enter::text_place;
use super::nodes::{Inside, Node};
use super::place::Place;
use super::walk::Walk;
use crate::event::Invalid;
use crate::json::{Cursor, Span};

/// How far an attributes object was read.
pub(super) enum Plain {
    All,
    /// Up to here, right after a comma.
    UpTo(usize),
    None,
}

/// What followed a member of a node.
pub(super) enum Tail {
    /// Its children, which are open now.
    Children,
    /// A member that has been read, or the node's end.
    Member,
    Other,
}

/// The beginning of an element as rrweb writes it: `{"type":2,"tagName":"div",`.
pub(super) struct Head {
    pub(super) node_type: Span,
    pub(super) tag: Span,
    /// Right after the comma.
    pub(super) end: usize,
}

impl Head {
    pub(super) fn quoted_tag(&self) -> Span {
        Span { start: self.tag.start - 1, end: self.tag.end + 1 }
    }
}

/// Reads that beginning if the bytes are exactly so and the name is short and plain.
pub(super) fn canonical_element(bytes: &[u8], start: usize) -> Option<Head> {
    let rest = bytes.get(start..)?.strip_prefix(b"{\"type\":2,\"tagName\":\"")?;
    let length = rest.iter().take(24).take_while(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9')).count();
    rest.get(length..)?.starts_with(b"\",").then_some(())?;
    let tag_start = bytes.len() - rest.len();
    let tag = Span { start: tag_start, end: tag_start + length };
    Some(Head { node_type: Span { start: start + 8, end: start + 9 }, tag, end: tag.end + 2 })
}

/// A short number without sign, fraction or leading zero: how many digits.
fn plain_number(rest: &[u8]) -> Option<usize> {
    let digits = rest.iter().take(16).take_while(|byte| byte.is_ascii_digit()).count();
    ((1..16).contains(&digits) && (digits == 1 || rest.first() != Some(&b'0'))).then_some(digits)
}

impl Walk<'_> {
    /// Reads a text node whose members stand as rrweb writes them. Half of all nodes are such.
    pub(super) fn plain_text_node(&mut self) -> Result<bool, Invalid> {
        let bytes = self.text.as_bytes();
        let Some(rest) = bytes.get(self.cursor.at..) else { return Ok(false) };
        let head = b"{\"type\":3,\"textContent\":";
        if !rest.starts_with(head) || rest.get(head.len()) != Some(&b'"') {
            return Ok(false);
        }
        let mut cursor = Cursor::at(bytes, self.cursor.at + head.len());
        let text = cursor.string()?;
        let Some(rest) = bytes.get(cursor.at..).and_then(|rest| rest.strip_prefix(b",\"id\":")) else {
            return Ok(false);
        };
        let Some(digits) = plain_number(rest).filter(|&digits| rest.get(digits) == Some(&b'}')) else {
            return Ok(false);
        };
        let start = bytes.len() - rest.len();
        let mut node = Node { node_type: 3, inside: self.inside_above(), ..Node::default() };
        let place = text_place(node.inside, Place::Text);
        if node.inside != Inside::Page {
            node.id = self.peek.number(Some(Span { start, end: start + digits }));
            self.known.learn(&node);
        }
        self.cursor.at = start + digits + 1;
        self.string(place, text).map(|()| true)
    }

    /// Reads the attributes of an element while they are strings that stay; the cursor stands after the
    /// opening brace.
    pub(super) fn plain_attributes(&mut self) -> Result<Plain, Invalid> {
        let mut read = Plain::None;
        if self.cursor.closed(b'}')? {
            return Ok(Plain::All);
        }
        loop {
            let start = self.cursor.at;
            let key = self.cursor.key()?;
            let is_string = self.cursor.peek()? == b'"';
            let name = self.decoded(key);
            let place = if is_string { self.attribute(key, name) } else { Place::Drop };
            if place == Place::Drop {
                self.cursor.at = start;
                return Ok(read);
            }
            let value = self.cursor.string()?;
            self.teach(value.span, value.escaped);
            self.string(place, value)?;
            if !self.cursor.more(b'}')? {
                return Ok(Plain::All);
            }
            read = Plain::UpTo(self.cursor.at);
        }
    }

    /// Reads what follows a member of a node: `,"childNodes":[` or `,"isSVG":true` or `,"id":7}`.
    pub(super) fn plain_tail(&mut self) -> Result<Tail, Invalid> {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(self.cursor.at..).unwrap_or_default();
        if let Some(children) = rest.strip_prefix(b",\"childNodes\":[") {
            return self.plain_children(bytes.len() - children.len(), children.first() == Some(&b']'));
        }
        if rest.starts_with(b",\"isSVG\":true") {
            self.cursor.at += b",\"isSVG\":true".len();
            return Ok(Tail::Member);
        }
        let Some(id) = rest.strip_prefix(b",\"id\":") else { return Ok(Tail::Other) };
        let Some(digits) = plain_number(id).filter(|&digits| id.get(digits) == Some(&b'}')) else {
            return Ok(Tail::Other);
        };
        let start = bytes.len() - id.len();
        self.node_id(Span { start, end: start + digits });
        self.cursor.at = start + digits + 1;
        self.close().map(|()| Tail::Member)
    }

    fn plain_children(&mut self, start: usize, empty: bool) -> Result<Tail, Invalid> {
        // What the attributes say about the children has to be known before.
        if self.nodes.last().is_some_and(|node| node.node_type == 2 && !node.seen_attributes) {
            return Ok(Tail::Other);
        }
        self.cursor.at = start;
        if empty {
            self.cursor.at += 1;
            return Ok(Tail::Member);
        }
        self.open_children(start - 1).map(|()| Tail::Children)
    }
}
