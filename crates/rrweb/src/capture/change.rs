//! Changes of the page: operations 5 to 8 that follow each other become one Mutation, or two.
//!
//! What is placed is most of it and is written where it stays. The three other lists wait aside and are added when
//! the change ends.

use super::decoder::Decoder;
use super::error::Problem;
use super::json::Json;

/// A change that may still grow.
#[derive(Default)]
pub(super) struct Change {
    open: bool,
    /// Something is placed that was there before.
    pub(super) moves: bool,
    pub(super) adds: usize,
    removes: Json,
    texts: Json,
    attributes: Json,
}

const BEGIN: &str = "{\"type\":3,\"data\":{\"source\":0,\"adds\":[";
const BEGIN_REMOVES: &str =
    "{\"type\":3,\"data\":{\"source\":0,\"adds\":[],\"texts\":[],\"attributes\":[],\"removes\":[";

impl Change {
    /// Bytes that wait aside.
    pub(super) fn bytes(&self) -> usize {
        self.removes.out.len() + self.texts.out.len() + self.attributes.out.len()
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    fn is_empty(&self) -> bool {
        self.adds == 0 && self.bytes() == 0
    }
}

/// Begins another item of a list.
fn begin_item(list: &mut Json, head: &str, id: i64) {
    list.raw(if list.out.is_empty() { "" } else { "," });
    list.raw(head);
    list.integer(id);
}

impl Decoder<'_> {
    pub(super) fn place(&mut self) -> Result<(), Problem> {
        self.open_change()?;
        let flags = self.reader.flags(0b11)?;
        let parent = self.node()?;
        let before = if flags & 2 > 0 { Some(self.node()?) } else { None };
        self.placed(parent, before, flags & 1 > 0)
    }

    pub(super) fn remove(&mut self) -> Result<(), Problem> {
        self.open_change()?;
        let flags = self.reader.flags(1)?;
        let parent = self.node()?;
        for _ in 0..self.reader.uint()? {
            let id = self.node()?;
            let list = &mut self.change.removes;
            begin_item(list, "{\"parentId\":", parent);
            list.raw(",\"id\":");
            list.integer(id);
            list.raw(if flags & 1 > 0 { ",\"isShadow\":true}" } else { "}" });
            self.check_size()?;
        }
        Ok(())
    }

    pub(super) fn attributes(&mut self) -> Result<(), Problem> {
        self.open_change()?;
        let id = self.node()?;
        let mut list = std::mem::take(&mut self.change.attributes);
        begin_item(&mut list, "{\"id\":", id);
        list.raw(",\"attributes\":");
        let size = self.json.out.len();
        // Written at the end of the one buffer and taken from there, so that there is one way to write attributes.
        let written = self.attribute_map();
        list.out.extend(self.json.out.drain(size..));
        list.raw("}");
        self.change.attributes = list;
        written
    }

    pub(super) fn text(&mut self) -> Result<(), Problem> {
        self.open_change()?;
        let id = self.node()?;
        let text = self.texts.words(&mut self.reader)?;
        let list = &mut self.change.texts;
        begin_item(list, "{\"id\":", id);
        list.raw(",\"value\":");
        text.write(&self.reader, list);
        list.raw("}");
        Ok(())
    }

    fn open_change(&mut self) -> Result<(), Problem> {
        if self.change.open {
            return Ok(());
        }
        self.change.open = true;
        self.begin_event(BEGIN)
    }

    /// Ends the change, if one is open.
    pub(super) fn end_change(&mut self) -> Result<(), Problem> {
        let change = std::mem::take(&mut self.change);
        if !change.open {
            return Ok(());
        }
        if change.is_empty() {
            self.take_back(BEGIN);
            return Ok(());
        }
        let apart = change.moves && !change.removes.out.is_empty();
        self.list("],\"texts\":[", &change.texts);
        self.list("],\"attributes\":[", &change.attributes);
        self.list("],\"removes\":[", if apart { &EMPTY } else { &change.removes });
        self.end_event("]}")?;
        if apart {
            self.begin_event(BEGIN_REMOVES)?;
            self.list("", &change.removes);
            self.end_event("]}")?;
        }
        self.check_size()
    }

    fn list(&mut self, head: &str, list: &Json) {
        self.json.raw(head);
        self.json.out.extend_from_slice(&list.out);
    }
}

static EMPTY: Json = Json { out: Vec::new() };
