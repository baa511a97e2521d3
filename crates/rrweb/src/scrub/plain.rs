//! Short cuts for nodes that are written exactly as rrweb writes them, which is nearly all of them.
//!
//! Each either reads something whole, doing what the walk would have done, or reads nothing and leaves
//! it to the walk. They make scrubbing half as fast again, and are allowed to know nothing more.

use super::enter::text_place;
use super::nodes::Node;
use super::place::Place;
use super::walk::{Pins, Walk};
use crate::event::{Invalid, slice};
use crate::json::Span;

/// How far an object was read.
pub(super) enum Plainly {
    /// Up to the end of a value; what is still open comes next.
    Read,
    /// Up to a value or key.
    Opened,
    /// Not at all.
    Other,
}

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
    pub(super) fn pins(&self) -> Pins {
        [self.node_type, Span { start: self.tag.start - 1, end: self.tag.end + 1 }]
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

impl<'a> Walk<'a> {
    /// Reads an object that stands at the cursor if it is written in the plain way.
    pub(super) fn plain_object(&mut self, place: Place) -> Result<Plainly, Invalid> {
        // Whatever is too deep is refused by the walk.
        if !self.short_cuts || self.frames.len() + 2 > self.limits.depth_max {
            return Ok(Plainly::Other);
        }
        match place {
            Place::Node if self.plain_text_node()? => Ok(Plainly::Read),
            Place::Node => self.plain_element(),
            Place::Add => self.plain_add(),
            Place::AttributeChange => self.plain_change(b"{\"id\":", b",\"attributes\":", place),
            Place::TextChange => self.plain_change(b"{\"id\":", b",\"value\":", place),
            _ => Ok(Plainly::Other),
        }
    }

    /// Reads a text node whose members stand as rrweb writes them. Half of all nodes are such.
    fn plain_text_node(&mut self) -> Result<bool, Invalid> {
        let start = self.cursor.at;
        let head = b"{\"type\":3,\"textContent\":";
        if self.rest().strip_prefix(head).is_none_or(|rest| rest.first() != Some(&b'"')) {
            return Ok(false);
        }
        self.cursor.at += head.len();
        let text = self.cursor.string()?;
        let Some((id, end)) = self.plain_end(b",\"id\":") else {
            self.cursor.at = start;
            return Ok(false);
        };
        let mut node = Node { node_type: 3, inside: self.inside_above(), ..Node::default() };
        let place = text_place(node.inside, Place::Text);
        if node.is_remarkable() {
            node.id = self.peek.number(Some(id));
            self.known.learn(&node);
        }
        self.cursor.at = end;
        self.beside_node(start, end)?;
        self.string(place, text).map(|()| true)
    }

    /// Reads an element up to the end of its attributes, or of itself when it has no children.
    fn plain_element(&mut self) -> Result<Plainly, Invalid> {
        let (bytes, start) = (self.text.as_bytes(), self.cursor.at);
        let Some(head) = canonical_element(bytes, start) else { return Ok(Plainly::Other) };
        let key = b"\"attributes\":{";
        if !bytes.get(head.end..).is_some_and(|rest| rest.starts_with(key)) {
            return Ok(Plainly::Other);
        }
        let mut node = Node { node_type: 2, inside: self.inside_above(), ..Node::default() };
        self.name_element(&mut node, slice(self.text, head.tag));
        self.nodes.push(node);
        self.cursor.at = head.end + key.len();
        let brace = self.cursor.at - 1;
        self.look_at_attributes(brace)?;
        let read = self.plain_attributes()?;
        if matches!(read, Plain::All) && self.plain_leaf() {
            return Ok(Plainly::Read);
        }
        self.open_read(Place::Node, start, head.pins())?;
        match read {
            Plain::All => return Ok(Plainly::Read),
            Plain::UpTo(end) => self.open_from(Place::Attributes, brace, Some(end))?,
            Plain::None => self.open_from(Place::Attributes, brace, None)?,
        }
        Ok(Plainly::Opened)
    }

    /// Reads the end of an element without children; nothing when it has some.
    fn plain_leaf(&mut self) -> bool {
        let Some(rest) = self.rest().strip_prefix(b",\"childNodes\":[]") else { return false };
        let svg = b",\"isSVG\":true";
        let before = self.cursor.at;
        self.cursor.at = self.text.len() - rest.strip_prefix(svg).unwrap_or(rest).len();
        let Some((id, end)) = self.plain_end(b",\"id\":") else {
            self.cursor.at = before;
            return false;
        };
        self.cursor.at = end;
        if let Some(mut node) = self.nodes.pop().filter(Node::is_remarkable) {
            node.id = self.peek.number(Some(id));
            self.known.learn(&node);
        }
        true
    }

    /// Reads `{"parentId":1,"nextId":2,"node":` and the node's beginning.
    fn plain_add(&mut self) -> Result<Plainly, Invalid> {
        let start = self.cursor.at;
        let Some((parent, at)) = self.plain_member(start, b"{\"parentId\":") else {
            return Ok(Plainly::Other);
        };
        let nothing = b",\"nextId\":null";
        let is_last = self.text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(nothing));
        let next = if is_last { at + nothing.len() } else { at };
        let next =
            if is_last { Some(next) } else { self.plain_member(at, b",\"nextId\":").map(|(_, end)| end) };
        let key = b",\"node\":";
        let Some(next) = next.filter(|next| self.text.as_bytes()[*next..].starts_with(key)) else {
            return Ok(Plainly::Other);
        };
        self.adopting = self.known.inside(self.peek.number(Some(parent)));
        self.open_read(Place::Add, start, Pins::default())?;
        self.cursor.at = next + key.len();
        self.plain_value(Place::Node)
    }

    /// Reads the id of the node that changed, and the beginning of what changed.
    fn plain_change(&mut self, first: &[u8], second: &[u8], place: Place) -> Result<Plainly, Invalid> {
        let start = self.cursor.at;
        let Some((id, at)) = self.plain_member(start, first) else { return Ok(Plainly::Other) };
        if !self.text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(second)) {
            return Ok(Plainly::Other);
        }
        let id = self.peek.number(Some(id));
        self.change_of(id);
        self.beside_change(place, start)?;
        self.open_read(place, start, Pins::default())?;
        self.cursor.at = at + second.len();
        match place {
            Place::TextChange => self.plain_value(self.text_of_node(Place::ChangedText)),
            _ => self.plain_value(Place::Attributes),
        }
    }

    fn plain_value(&mut self, place: Place) -> Result<Plainly, Invalid> {
        Ok(if self.value(place)? { Plainly::Opened } else { Plainly::Read })
    }

    /// A member whose key (with all that stands before its value) is `key` and whose value is a plain
    /// number: where it is, and where what follows begins.
    fn plain_member(&self, start: usize, key: &[u8]) -> Option<(Span, usize)> {
        let rest = self.text.as_bytes().get(start..)?.strip_prefix(key)?;
        let start = start + key.len();
        let end = start + plain_number(rest)?;
        Some((Span { start, end }, end))
    }

    /// The same as an object's last member: what follows is behind the object.
    fn plain_end(&self, key: &[u8]) -> Option<(Span, usize)> {
        let (span, end) = self.plain_member(self.cursor.at, key)?;
        (self.text.as_bytes().get(end) == Some(&b'}')).then_some((span, end + 1))
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.cursor.at..).unwrap_or_default()
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
        let rest = self.rest();
        if let Some(children) = rest.strip_prefix(b",\"childNodes\":[") {
            return self.plain_children(self.text.len() - children.len(), children.first() == Some(&b']'));
        }
        if rest.starts_with(b",\"isSVG\":true") {
            self.cursor.at += b",\"isSVG\":true".len();
            return Ok(Tail::Member);
        }
        let Some((id, end)) = self.plain_end(b",\"id\":") else { return Ok(Tail::Other) };
        // The last member: nothing can come that makes a node remarkable.
        if self.nodes.last().is_some_and(Node::is_remarkable) {
            self.node_id(id);
        }
        self.cursor.at = end;
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
