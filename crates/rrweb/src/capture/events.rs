//! The operations that become an event of their own, each as rrweb's recorder writes it.

use super::RULE_LEVELS_MAX;
use super::decoder::Decoder;
use super::error::Problem;
use super::reference::without_nul;
use crate::json::Cursor;

/// MouseInteraction, 0 to 10.
const INTERACTION_MAX: u64 = 10;
/// An event that comes as JSON stands in an array and in an object.
const LEVELS_AROUND: usize = 2;

impl Decoder<'_> {
    pub(super) fn meta(&mut self) -> Result<(), Problem> {
        self.begin_event("{\"type\":4,\"data\":{\"href\":")?;
        self.write_string()?;
        self.uint_member("width")?;
        self.uint_member("height")?;
        self.end_event("}")
    }

    pub(super) fn snapshot(&mut self) -> Result<(), Problem> {
        let flags = self.reader.flags(1)?;
        let (left, top) = (self.reader.int()?, self.reader.int()?);
        if let Some(frame) = self.within {
            return self.snapshot_within(frame, flags, (left, top));
        }
        self.begin_event("{\"type\":2,\"data\":{\"node\":")?;
        self.document(flags)?;
        self.json.raw(",\"initialOffset\":{\"left\":");
        self.json.hundredths(left);
        self.json.raw(",\"top\":");
        self.json.hundredths(top);
        self.end_event("}}")
    }

    pub(super) fn inner_document(&mut self) -> Result<(), Problem> {
        let flags = self.reader.flags(1)?;
        let frame = self.node()?;
        self.content_document(frame, flags)
    }

    pub(super) fn content_document(&mut self, frame: i64, flags: u64) -> Result<(), Problem> {
        self.begin_event("{\"type\":3,\"data\":{\"source\":0,\"texts\":[],\"attributes\":[],\"removes\":[]")?;
        self.json.raw(",\"adds\":[{\"parentId\":");
        self.json.integer(frame);
        self.json.raw(",\"nextId\":null,\"node\":");
        self.document(flags)?;
        self.end_event("}],\"isAttachIframe\":true}")
    }

    pub(super) fn pointer(&mut self) -> Result<(), Problem> {
        let source = self.reader.uint()?;
        let count = self.reader.uint()?;
        self.begin_change(match source {
            1 => "1",
            6 => "6",
            12 => "12",
            _ => return Err(Problem::Range),
        })?;
        self.json.raw(",\"positions\":[");
        for index in 0..count {
            self.json.raw(if index > 0 { "," } else { "" });
            self.position()?;
        }
        self.end_event("]}")
    }

    fn position(&mut self) -> Result<(), Problem> {
        let before = self.reader.int_of_uint()?;
        let before = self.late(before);
        let (x, y) = (self.moved(self.pointer.0)?, self.moved(self.pointer.1)?);
        self.pointer = (x, y);
        self.json.raw("{\"x\":");
        self.json.integer(x);
        self.member("y", y);
        let id = self.node()?;
        self.member("id", id);
        self.member("timeOffset", -before);
        self.json.raw("}");
        self.check_size()
    }

    fn moved(&mut self, from: i64) -> Result<i64, Problem> {
        let to = from + self.reader.int()?;
        if to.abs() <= super::INTEGER_MAX { Ok(to) } else { Err(Problem::Range) }
    }

    pub(super) fn interaction(&mut self) -> Result<(), Problem> {
        let kind = self.reader.uint()?;
        let flags = self.reader.flags(0b111)?;
        if kind > INTERACTION_MAX {
            return Err(Problem::Range);
        }
        self.begin_change("2")?;
        self.member("type", kind.cast_signed());
        self.node_member()?;
        if flags & 1 > 0 {
            self.position_members()?;
        }
        let pointer = flags >> 1;
        if pointer > 0 {
            self.member("pointerType", pointer.cast_signed() - 1);
        }
        self.end_event("}")
    }

    pub(super) fn scroll(&mut self) -> Result<(), Problem> {
        let id = self.node()?;
        let place = (self.reader.int()?, self.reader.int()?);
        self.scrolled(id, place)
    }

    pub(super) fn scrolled(&mut self, id: i64, place: (i64, i64)) -> Result<(), Problem> {
        self.begin_change("3")?;
        self.member("id", id);
        self.place_members(place);
        self.end_event("}")
    }

    pub(super) fn resize(&mut self) -> Result<(), Problem> {
        self.begin_change("4")?;
        self.uint_member("width")?;
        self.uint_member("height")?;
        self.end_event("}")
    }

    pub(super) fn input(&mut self) -> Result<(), Problem> {
        let flags = self.reader.flags(0b11)?;
        let id = self.node()?;
        self.begin_change("5")?;
        self.json.raw(",\"text\":");
        self.write_string()?;
        self.json.raw(if flags & 1 > 0 { ",\"isChecked\":true" } else { ",\"isChecked\":false" });
        self.json.raw(if flags & 2 > 0 { ",\"userTriggered\":true" } else { "" });
        self.member("id", id);
        self.end_event("}")
    }

    /// New sheets are announced empty; their text follows as an operation of its own.
    pub(super) fn adopt(&mut self) -> Result<(), Problem> {
        self.begin_change("15")?;
        self.node_member()?;
        let count = self.reader.uint()?;
        let mut new = Vec::new();
        self.json.raw(",\"styleIds\":[");
        for index in 0..count {
            let sheet = self.reader.int_of_uint()?;
            let number = self.sheet_number(sheet >> 1)?;
            self.json.raw(if index > 0 { "," } else { "" });
            self.json.integer(number);
            new.extend((sheet & 1 > 0).then_some(number));
            self.check_size()?;
        }
        self.json.raw("]");
        self.announce(&new)?;
        self.end_event("}")
    }

    fn announce(&mut self, sheets: &[i64]) -> Result<(), Problem> {
        for (index, sheet) in sheets.iter().enumerate() {
            self.json.raw(if index > 0 { "," } else { ",\"styles\":[" });
            self.json.raw("{\"styleId\":");
            self.json.integer(*sheet);
            self.json.raw(",\"rules\":[]}");
            self.check_size()?;
        }
        self.json.raw(if sheets.is_empty() { "" } else { "]" });
        Ok(())
    }

    pub(super) fn sheet(&mut self) -> Result<(), Problem> {
        self.begin_change("8")?;
        self.sheet_member()?;
        self.json.raw(",\"replaceSync\":");
        self.write_string()?;
        self.end_event("}")
    }

    pub(super) fn rule(&mut self) -> Result<(), Problem> {
        let flags = self.reader.flags(0b11)?;
        let (constructed, delete) = (flags & 1 > 0, flags & 2 > 0);
        self.begin_change("8")?;
        if constructed {
            self.sheet_member()?
        } else {
            self.node_member()?
        }
        let depth = self.reader.index()?;
        if depth > RULE_LEVELS_MAX || (delete && depth == 0) {
            return Err(Problem::Range);
        }
        let mut index = [0; RULE_LEVELS_MAX];
        for level in index.iter_mut().take(depth) {
            *level = self.reader.int_of_uint()?;
        }
        let index = index.get(..depth).unwrap_or_default();
        if delete {
            self.json.raw(",\"removes\":[{\"index\":");
            self.rule_index(index);
        } else {
            self.json.raw(",\"adds\":[{\"rule\":");
            self.write_string()?;
            self.json.raw(if depth > 0 { ",\"index\":" } else { "" });
            self.rule_index(index);
        }
        self.end_event("}]}")
    }

    fn sheet_member(&mut self) -> Result<(), Problem> {
        let number = self.reader.int_of_uint()?;
        let number = self.sheet_number(number)?;
        self.member("styleId", number);
        Ok(())
    }

    /// A sheet by its number in the page, or in the frame.
    fn sheet_number(&self, number: i64) -> Result<i64, Problem> {
        if number <= self.numbers_max { Ok(self.base + number) } else { Err(Problem::Range) }
    }

    /// rrweb writes the index of a rule at the top as a number, and of one within others as a path.
    fn rule_index(&mut self, path: &[i64]) {
        self.json.raw(if path.len() > 1 { "[" } else { "" });
        for (at, index) in path.iter().enumerate() {
            self.json.raw(if at > 0 { "," } else { "" });
            self.json.integer(*index);
        }
        self.json.raw(if path.len() > 1 { "]" } else { "" });
    }

    pub(super) fn event(&mut self) -> Result<(), Problem> {
        let head = match self.reader.uint()? {
            3 => "{\"type\":3,\"data\":",
            5 => "{\"type\":5,\"data\":",
            6 => "{\"type\":6,\"data\":",
            _ => return Err(Problem::Range),
        };
        self.begin_event(head)?;
        let text = self.texts.name(&mut self.reader)?;
        let text = text.bytes(&self.reader);
        let depth = self.limits.depth_max.saturating_sub(LEVELS_AROUND);
        if !is_object(text, depth) {
            return Err(Problem::NotAnObject);
        }
        self.json.out.extend_from_slice(&without_nul(text));
        self.end_event("")
    }

    fn begin_change(&mut self, source: &str) -> Result<(), Problem> {
        self.begin_event("{\"type\":3,\"data\":{\"source\":")?;
        self.json.raw(source);
        Ok(())
    }

    fn write_string(&mut self) -> Result<(), Problem> {
        let text = self.texts.words(&mut self.reader)?;
        text.write(&self.reader, &mut self.json);
        Ok(())
    }

    fn uint_member(&mut self, name: &str) -> Result<(), Problem> {
        let value = self.reader.int_of_uint()?;
        self.member(name, value);
        Ok(())
    }

    fn node_member(&mut self) -> Result<(), Problem> {
        let id = self.node()?;
        self.member("id", id);
        Ok(())
    }

    fn position_members(&mut self) -> Result<(), Problem> {
        let place = (self.reader.int()?, self.reader.int()?);
        self.place_members(place);
        Ok(())
    }

    fn place_members(&mut self, (x, y): (i64, i64)) {
        self.json.raw(",\"x\":");
        self.json.hundredths(x);
        self.json.raw(",\"y\":");
        self.json.hundredths(y);
    }
}

fn is_object(text: &[u8], depth: usize) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.peek() == Ok(b'{') && cursor.skip(depth).is_ok() && cursor.end().is_ok()
}
