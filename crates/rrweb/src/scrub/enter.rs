//! Going into and out of the objects of an event: what is looked up ahead, and what is remembered.

use std::borrow::Cow;

use super::attribute;
use super::names::Meaning;
use super::nodes::{Inside, Kind, Node};
use super::place::{self, Place};
use super::plain::canonical_element;
use super::walk::{Entered, Walk};
use crate::detect::{self, Glance};
use crate::event::{EventType, IncrementalSource, Invalid, slice};
use crate::json::{Span, Str, decode};

fn pinned(place: Place, first: Option<Span>, second: Option<Span>) -> Entered {
    Entered { place, pins: [first.unwrap_or_default(), second.unwrap_or_default()], read_to: None }
}

/// The place of a text by what surrounds it; `on_page` when nothing special does.
pub(super) fn text_place(inside: Inside, on_page: Place) -> Place {
    match inside {
        Inside::Page => on_page,
        Inside::Safe => Place::SafeText,
        Inside::Marked => Place::Full,
        Inside::Value => Place::Value,
        Inside::Script => Place::Secret,
        Inside::Style => Place::Keep,
    }
}

impl<'a> Walk<'a> {
    /// The place of a member, given the place of its object.
    pub(super) fn place_of_member(
        &mut self,
        outer: Place,
        key: Str,
        name: Cow<'a, str>,
    ) -> Result<Place, Invalid> {
        match outer {
            Place::Node => self.node_member(&name),
            Place::Attributes => Ok(self.attribute(key, name)),
            Place::TextChange if name == "value" => Ok(self.text_of_node(Place::ChangedText)),
            // The pictures and drawings themselves; that there were some stays.
            Place::Canvas { .. } if !self.rules.canvas && matches!(&*name, "commands" | "args") => {
                Ok(Place::Drop)
            }
            Place::Free => {
                self.mask_name(key, &name);
                Ok(outer.member(&name))
            }
            // A second `data` would be played instead of the first.
            Place::Event if name == "data" && std::mem::replace(&mut self.has_data, true) => {
                Err(Invalid::Contradiction)
            }
            _ => Ok(outer.member(&name)),
        }
    }

    /// Called before the members of an object are read.
    pub(super) fn enter(&mut self, place: Place, start: usize) -> Result<Entered, Invalid> {
        match place {
            Place::Event => self.enter_event(start),
            Place::Data => self.enter_data(start),
            Place::Canvas { .. } => self.enter_canvas(None, start),
            Place::Node => self.enter_node(start),
            Place::Attributes => self.look_at_attributes(start).map(|()| place.into()),
            Place::Add => {
                let parent = self.peek.member(start, "parentId")?;
                self.adopting = self.known.inside(self.peek.number(parent));
                Ok(place.into())
            }
            Place::AttributeChange | Place::TextChange => self.enter_change(place, start),
            _ => Ok(place.into()),
        }
    }

    /// Called when an object has been read to its end.
    pub(super) fn leave(&mut self, place: Place) -> Result<(), Invalid> {
        match place {
            Place::Event => {
                let index = self.facts.events;
                let timestamp = self.timestamp.ok_or(Invalid::NotAnEvent { index })?;
                self.facts.add(self.kind, timestamp, self.elements);
            }
            Place::Node | Place::AttributeChange | Place::TextChange => {
                if let Some(node) = self.nodes.pop() {
                    self.known.learn(&node);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn enter_event(&mut self, start: usize) -> Result<Entered, Invalid> {
        let index = self.facts.events;
        if index >= self.limits.events_max {
            return Err(Invalid::TooManyEvents);
        }
        let kind = self.peek.member(start, "type")?;
        let number = self.peek.number(kind).ok_or(Invalid::NotAnEvent { index })?;
        (self.kind, self.timestamp, self.elements) = (EventType::from_number(number), None, 0);
        self.has_data = false;
        Ok(pinned(Place::Event, kind, None))
    }

    fn enter_data(&mut self, start: usize) -> Result<Entered, Invalid> {
        let name = match self.kind {
            EventType::IncrementalSnapshot => "source",
            EventType::Custom => "tag",
            EventType::Plugin => "plugin",
            EventType::FullSnapshot => {
                self.known.forget();
                return Ok(Place::Snapshot.into());
            }
            kind => return Ok(place::data(kind, None, "").into()),
        };
        let decides = self.peek.member(start, name)?;
        let source = self.peek.number(decides).map(IncrementalSource::from_number);
        match place::data(self.kind, source, &self.peek.string(decides)) {
            Place::Canvas { .. } => self.enter_canvas(decides, start),
            Place::Input { .. } => {
                let id = self.peek.member(start, "id")?;
                let secret = self.known.is_secret(self.peek.number(id));
                Ok(pinned(Place::Input { secret }, decides, None))
            }
            place => Ok(pinned(place, decides, None)),
        }
    }

    fn enter_canvas(&mut self, source: Option<Span>, start: usize) -> Result<Entered, Invalid> {
        let property = self.peek.member(start, "property")?;
        let text = matches!(self.peek.string(property).as_ref(), "fillText" | "strokeText" | "measureText");
        Ok(pinned(Place::Canvas { text }, source, property))
    }

    fn enter_node(&mut self, start: usize) -> Result<Entered, Invalid> {
        let mut node = Node { inside: self.inside_above(), ..Node::default() };
        if let Some(head) = canonical_element(self.text.as_bytes(), start).filter(|_| self.short_cuts) {
            node.node_type = 2;
            self.name_element(&mut node, slice(self.text, head.tag));
            self.nodes.push(node);
            return Ok(Entered { place: Place::Node, pins: head.pins(), read_to: Some(head.end) });
        }
        let node_type = self.peek.member(start, "type")?;
        node.node_type = self.peek.number(node_type).unwrap_or(-1);
        let mut tag = None;
        if node.node_type == 2 {
            tag = self.peek.member(start, "tagName")?;
            let name = self.peek.string(tag);
            self.name_element(&mut node, &name);
        } else if node.node_type == 3 {
            let end = self.end_of(start)?;
            self.beside_node(start, end)?;
            self.legacy_style(&mut node, start)?;
        }
        self.nodes.push(node);
        Ok(pinned(Place::Node, node_type, tag))
    }

    /// What the texts around the node that is about to be read are.
    pub(super) fn inside_above(&self) -> Inside {
        match self.frames.last().map(|frame| frame.place) {
            Some(Place::Children) => self.nodes.last().map(|node| node.inside).unwrap_or_default(),
            Some(Place::Add) => self.adopting,
            _ => Inside::Page,
        }
    }

    pub(super) fn name_element(&mut self, node: &mut Node, name: &str) {
        node.kind = Kind::of(name);
        node.inside = node.kind.inside(name, node.inside);
        self.elements += 1;
    }

    /// A text added below a style element that an earlier batch brought says so itself, in rrweb 1.
    fn legacy_style(&mut self, node: &mut Node, start: usize) -> Result<(), Invalid> {
        if node.inside == Inside::Page && self.frames.last().is_some_and(|frame| frame.place == Place::Add) {
            let is_style = self.peek.member(start, "isStyle")?;
            if is_style.is_some_and(|span| slice(self.text, span) == "true") {
                node.inside = Inside::Style;
            }
        }
        Ok(())
    }

    fn enter_change(&mut self, place: Place, start: usize) -> Result<Entered, Invalid> {
        let id = self.peek.member(start, "id")?;
        let id = self.peek.number(id);
        self.change_of(id);
        self.beside_change(place, start)?;
        Ok(place.into())
    }

    /// What follows is about the node `id`.
    pub(super) fn change_of(&mut self, id: Option<i64>) {
        let (inside, secret) = (self.known.inside(id), self.known.is_secret(id));
        self.nodes.push(Node { kind: Kind::Unknown, inside, id, secret, ..Node::default() });
    }

    fn node_member(&mut self, name: &str) -> Result<Place, Invalid> {
        Ok(match name {
            "attributes" => Place::Attributes,
            "childNodes" => {
                self.attributes_first()?;
                Place::Children
            }
            "textContent" => self.text_of_node(Place::Text),
            "id" => Place::NodeId,
            "name" | "publicId" | "systemId" => Place::Named,
            _ => Place::Shape,
        })
    }

    /// Children before attributes: what the attributes say about the children has to be known now.
    fn attributes_first(&mut self) -> Result<(), Invalid> {
        let unseen = self.nodes.last().is_some_and(|node| node.node_type == 2 && !node.seen_attributes);
        let Some(frame) = self.frames.last().filter(|_| unseen) else { return Ok(()) };
        let attributes = self.peek.member(frame.start, "attributes")?;
        match attributes.filter(|span| slice(self.text, *span).starts_with('{')) {
            Some(span) => self.learn_all(span.start),
            None => Ok(()),
        }
    }

    pub(super) fn look_at_attributes(&mut self, start: usize) -> Result<(), Invalid> {
        let Some(node) = self.nodes.last_mut() else { return Ok(()) };
        node.seen_attributes = true;
        if node.kind.looks_ahead() { self.learn_all(start) } else { Ok(()) }
    }

    fn learn_all(&mut self, start: usize) -> Result<(), Invalid> {
        let (Some(node), text) = (self.nodes.last_mut(), self.text) else { return Ok(()) };
        self.peek.each(start, |name, span| {
            let raw = slice(text, span);
            let value = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).unwrap_or_default();
            attribute::learn(node, &name.to_ascii_lowercase(), &decode(value));
            true
        })
    }

    pub(super) fn attribute(&mut self, key: Str, raw_name: Cow<'a, str>) -> Place {
        let Some(node) = self.nodes.last() else { return Place::Secret };
        let kind = node.kind;
        let remembers = self.short_cuts && !key.escaped && node.is_ordinary();
        if remembers && let Some(meaning) = self.names.get(self.text.as_bytes(), key.span, kind) {
            self.teaching = meaning.teaches.then_some(raw_name);
            return meaning.place;
        }
        let has_capitals = raw_name.bytes().any(|byte| byte.is_ascii_uppercase());
        let name = if has_capitals { Cow::Owned(raw_name.to_ascii_lowercase()) } else { raw_name.clone() };
        let place = attribute::place(node, &name, self.rules);
        if place == Place::Drop {
            return place;
        }
        let teaches = attribute::teaches(&name);
        self.teaching = teaches.then_some(name);
        let masked = self.mask_name(key, &raw_name);
        if remembers && !masked && !(teaches && has_capitals) {
            self.names.put(self.text.as_bytes(), key.span, kind, Meaning { place, teaches });
        }
        place
    }

    /// Takes in the value of the attribute announced by [`Self::attribute`].
    pub(super) fn teach(&mut self, span: Span, escaped: bool) {
        let Some(name) = self.teaching.take() else { return };
        let raw = slice(self.text, span);
        let value = if escaped { decode(raw) } else { Cow::Borrowed(raw) };
        if let Some(node) = self.nodes.last_mut() {
            attribute::learn(node, &name, &value);
        }
    }

    /// Masks what is no name in the name of a field; true if there was something.
    fn mask_name(&mut self, key: Str, name: &str) -> bool {
        if !key.unicode && Glance::of(name.as_bytes()).is_clear() {
            return false;
        }
        let clean = detect::mask_name(name, self.sought, &mut self.masked);
        if let Some(clean) = &clean {
            self.replace(key.span, clean);
        }
        clean.is_some()
    }

    pub(super) fn text_of_node(&self, on_page: Place) -> Place {
        text_place(self.nodes.last().map(|node| node.inside).unwrap_or_default(), on_page)
    }

    pub(super) fn node_id(&mut self, span: Span) {
        let id = self.peek.number(Some(span));
        if let Some(node) = self.nodes.last_mut() {
            node.id = id;
        }
    }
}
