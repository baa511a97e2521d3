//! Going into and out of the objects of an event: what is looked up ahead, and what is remembered.

use std::borrow::Cow;

use super::attribute;
use super::nodes::{Inside, Kind, Node};
use super::place::{self, Place};
use super::walk::{Pins, Walk};
use crate::detect;
use crate::event::{EventType, IncrementalSource, Invalid, slice};
use crate::json::{Span, Str, decode};

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
            Place::TextChange if name == "value" => Ok(self.text_place(Place::ChangedText)),
            Place::Free => {
                self.mask_name(key, &name);
                Ok(outer.member(&name))
            }
            _ => Ok(outer.member(&name)),
        }
    }

    /// Called before the members of an object are read. Gives the place its members ask.
    pub(super) fn enter(&mut self, place: Place, start: usize) -> Result<(Place, Pins), Invalid> {
        match place {
            Place::Event(_) => self.enter_event(start),
            Place::Data(kind) => self.enter_data(kind, start),
            Place::Canvas { .. } => self.enter_canvas(None, start),
            Place::Node => self.enter_node(start),
            Place::Attributes => self.look_at_attributes(start).map(|()| (place, Pins::default())),
            Place::Add => {
                let [parent] = self.peek.members(start, ["parentId"])?;
                self.adopting = self.known.inside(self.peek.number(parent));
                Ok((place, Pins::default()))
            }
            Place::AttributeChange | Place::TextChange => self.enter_change(place, start),
            _ => Ok((place, Pins::default())),
        }
    }

    /// Called when an object has been read to its end.
    pub(super) fn leave(&mut self, place: Place) -> Result<(), Invalid> {
        match place {
            Place::Event(kind) => {
                let index = self.facts.events;
                let timestamp = self.timestamp.ok_or(Invalid::NotAnEvent { index })?;
                self.facts.add(kind, timestamp, self.elements);
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

    fn enter_event(&mut self, start: usize) -> Result<(Place, Pins), Invalid> {
        let index = self.facts.events;
        if index >= self.limits.events_max {
            return Err(Invalid::TooManyEvents);
        }
        let [kind] = self.peek.members(start, ["type"])?;
        let number = self.peek.number(kind).ok_or(Invalid::NotAnEvent { index })?;
        (self.timestamp, self.elements) = (None, 0);
        Ok((Place::Event(EventType::from_number(number)), [kind.map(|span| ("type", span)), None]))
    }

    fn enter_data(&mut self, kind: EventType, start: usize) -> Result<(Place, Pins), Invalid> {
        let name = match kind {
            EventType::IncrementalSnapshot => "source",
            EventType::Custom => "tag",
            EventType::Plugin => "plugin",
            _ => "",
        };
        if name.is_empty() {
            if kind == EventType::FullSnapshot {
                self.known.forget();
            }
            return Ok((place::data(kind, None, ""), Pins::default()));
        }
        let [decides] = self.peek.members(start, [name])?;
        let source = self.peek.number(decides).map(IncrementalSource::from_number);
        let place = place::data(kind, source, &self.peek.string(decides));
        let pin = decides.map(|span| (name, span));
        match place {
            Place::Canvas { .. } => self.enter_canvas(pin, start),
            Place::Input { .. } => {
                let [id] = self.peek.members(start, ["id"])?;
                Ok((Place::Input { secret: self.known.is_secret(self.peek.number(id)) }, [pin, None]))
            }
            _ => Ok((place, [pin, None])),
        }
    }

    fn enter_canvas(
        &mut self,
        source: Option<(&'static str, Span)>,
        start: usize,
    ) -> Result<(Place, Pins), Invalid> {
        let [property] = self.peek.members(start, ["property"])?;
        let text = matches!(self.peek.string(property).as_ref(), "fillText" | "strokeText" | "measureText");
        Ok((Place::Canvas { text }, [source, property.map(|span| ("property", span))]))
    }

    fn enter_node(&mut self, start: usize) -> Result<(Place, Pins), Invalid> {
        let [node_type] = self.peek.members(start, ["type"])?;
        let mut node = Node { node_type: self.peek.number(node_type).unwrap_or(-1), ..Node::default() };
        let above = match self.frames.last().map(|frame| frame.place) {
            Some(Place::Children) => self.nodes.last().map(|node| node.inside).unwrap_or_default(),
            Some(Place::Add) => self.adopting,
            _ => Inside::Page,
        };
        node.inside = above;
        let mut pins = [node_type.map(|span| ("type", span)), None];
        match node.node_type {
            2 => pins[1] = self.enter_element(&mut node, start)?,
            3 if above == Inside::Page => self.legacy_style(&mut node, start)?,
            _ => {}
        }
        self.nodes.push(node);
        Ok((Place::Node, pins))
    }

    fn enter_element(
        &mut self,
        node: &mut Node,
        start: usize,
    ) -> Result<Option<(&'static str, Span)>, Invalid> {
        let [tag] = self.peek.members(start, ["tagName"])?;
        let name = self.peek.string(tag);
        node.kind = Kind::of(&name);
        node.inside = node.kind.inside(&name, node.inside);
        self.elements += 1;
        Ok(tag.map(|span| ("tagName", span)))
    }

    /// A text added below a style element that an earlier batch brought says so itself, in rrweb 1.
    fn legacy_style(&mut self, node: &mut Node, start: usize) -> Result<(), Invalid> {
        if self.frames.last().is_some_and(|frame| frame.place == Place::Add) {
            let [is_style] = self.peek.members(start, ["isStyle"])?;
            if is_style.is_some_and(|span| slice(self.text, span) == "true") {
                node.inside = Inside::Style;
            }
        }
        Ok(())
    }

    fn enter_change(&mut self, place: Place, start: usize) -> Result<(Place, Pins), Invalid> {
        let [id] = self.peek.members(start, ["id"])?;
        let id = self.peek.number(id);
        let (inside, secret) = (self.known.inside(id), self.known.is_secret(id));
        self.nodes.push(Node { kind: Kind::Unknown, inside, id, secret, ..Node::default() });
        Ok((place, Pins::default()))
    }

    fn node_member(&mut self, name: &str) -> Result<Place, Invalid> {
        Ok(match name {
            "attributes" => Place::Attributes,
            "childNodes" => {
                self.attributes_first()?;
                Place::Children
            }
            "textContent" => self.text_place(Place::Text),
            "id" => Place::NodeId,
            "name" | "publicId" | "systemId" => Place::Named,
            _ => Place::Shape,
        })
    }

    /// Children before attributes: what the attributes say about the children has to be known now.
    fn attributes_first(&mut self) -> Result<(), Invalid> {
        let unseen = self.nodes.last().is_some_and(|node| node.node_type == 2 && !node.seen_attributes);
        let Some(frame) = self.frames.last().filter(|_| unseen) else { return Ok(()) };
        let [attributes] = self.peek.members(frame.start, ["attributes"])?;
        match attributes.filter(|span| slice(self.text, *span).starts_with('{')) {
            Some(span) => self.learn_all(span.start),
            None => Ok(()),
        }
    }

    fn look_at_attributes(&mut self, start: usize) -> Result<(), Invalid> {
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

    fn attribute(&mut self, key: Str, raw_name: Cow<'a, str>) -> Place {
        let name = raw_name.clone();
        let has_capitals = name.bytes().any(|byte| byte.is_ascii_uppercase());
        let name = if has_capitals { Cow::Owned(name.to_ascii_lowercase()) } else { name };
        let Some(node) = self.nodes.last() else { return Place::Secret };
        let place = attribute::place(node, &name, self.rules.forms);
        if place == Place::Drop {
            return place;
        }
        if attribute::teaches(&name) {
            self.teaching = Some(name);
        }
        self.mask_name(key, &raw_name);
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

    fn mask_name(&mut self, key: Str, name: &str) {
        if !key.unicode && !detect::suspicious(name.as_bytes()) {
            return;
        }
        if let Some(clean) = detect::mask_name(name, self.sought, &mut self.masked) {
            self.replace(key.span, &clean);
        }
    }

    /// The place of a text of the innermost node; `on_page` when nothing special surrounds it.
    fn text_place(&self, on_page: Place) -> Place {
        match self.nodes.last().map(|node| node.inside).unwrap_or_default() {
            Inside::Page => on_page,
            Inside::Safe => Place::SafeText,
            Inside::Marked => Place::Full,
            Inside::Value => Place::Value,
            Inside::Script => Place::Secret,
            Inside::Style => Place::Keep,
        }
    }

    pub(super) fn node_id(&mut self, span: Span) {
        let id = self.peek.number(Some(span));
        if let Some(node) = self.nodes.last_mut() {
            node.id = id;
        }
    }
}
