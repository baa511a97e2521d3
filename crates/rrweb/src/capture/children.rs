//! Runs of nodes: nested as a snapshot has them, or flat as the additions of a change.
//!
//! One level on the heap for each open run: how deep a page is nested is the sender's choice.

use super::LEVELS_MAX;
use super::decoder::Decoder;
use super::error::Problem;

const END: u8 = 0;
const ELEMENT: u8 = 1;
const TEXT: u8 = 2;
const DOCUMENT_TYPE: u8 = 3;
const CDATA: u8 = 4;
const SVG: u8 = 5;
const MATH: u8 = 6;
const CUSTOM: u8 = 7;
const SHADOW_ROOT: u8 = 8;
const MOVED: u8 = 9;

/// An open run, and what its nodes have in common.
#[derive(Clone, Copy)]
struct Run {
    /// The node around it; of a shadow root's run its host.
    parent: i64,
    /// Of additions: what the nodes stand before.
    before: Option<i64>,
    /// The nodes are right below a shadow root.
    shadow: bool,
    /// A shadow root may come: it is an element's run, of which nothing has come yet.
    may_host: bool,
    /// What remains to be written of the element around it.
    ending: Option<Ending>,
}

/// What is written of an element after its children.
#[derive(Clone, Copy)]
struct Ending {
    kind: u8,
    hosts: bool,
    /// The element itself is right below a shadow root.
    shadow: bool,
}

impl Run {
    fn of(parent: i64) -> Self {
        Self { parent, before: None, shadow: false, may_host: false, ending: None }
    }

    fn of_element(id: i64, ending: Option<Ending>) -> Self {
        Self { may_host: true, ending, ..Self::of(id) }
    }
}

impl Decoder<'_> {
    /// A document with all below it.
    pub(super) fn document(&mut self, flags: u64) -> Result<(), Problem> {
        let id = self.new_node()?;
        self.json.raw("{\"type\":0,\"childNodes\":[");
        self.runs(Run::of(id), true)?;
        self.json.raw(if flags & 1 > 0 { "],\"compatMode\":\"BackCompat\"" } else { "]" });
        self.member("id", id);
        self.json.raw("}");
        Ok(())
    }

    /// The additions that a run makes below `parent`.
    pub(super) fn placed(&mut self, parent: i64, before: Option<i64>, shadow: bool) -> Result<(), Problem> {
        self.runs(Run { before, shadow, ..Run::of(parent) }, false)
    }

    /// Reads a run and all runs in it. `nested`: children are written into their parents.
    fn runs(&mut self, outermost: Run, nested: bool) -> Result<(), Problem> {
        let mut open = Vec::with_capacity(32);
        open.push(outermost);
        while let Some(run) = open.last_mut() {
            let kind = self.reader.byte()?;
            let may_host = std::mem::take(&mut run.may_host);
            let here = *run;
            let opened = match kind {
                END => {
                    open.pop();
                    here.ending.into_iter().for_each(|ending| self.end_element(here.parent, ending));
                    None
                }
                SHADOW_ROOT if may_host => {
                    self.new_node()?;
                    Some(Run { shadow: true, ..Run::of(here.parent) })
                }
                _ if nested => self.nested(kind, here)?,
                _ => self.flat(kind, here)?,
            };
            if open.len() >= LEVELS_MAX && opened.is_some() {
                return Err(Problem::TooMany("levels"));
            }
            open.extend(opened);
            self.check_size()?;
        }
        Ok(())
    }

    /// A node where it stands; the run that it opens.
    fn nested(&mut self, kind: u8, run: Run) -> Result<Option<Run>, Problem> {
        self.comma();
        if !is_element(kind) {
            return self.leaf(kind, run.shadow).map(|()| None);
        }
        let (id, ending) = self.begin_element(kind, run.shadow)?;
        Ok(Some(Run::of_element(id, Some(ending))))
    }

    /// An addition. All that it names is there already: its parent was written before it, and nodes that stand side
    /// by side are all put before the same neighbour, one after the other.
    fn flat(&mut self, kind: u8, run: Run) -> Result<Option<Run>, Problem> {
        self.comma();
        self.change.adds += 1;
        self.json.raw("{\"parentId\":");
        self.json.integer(run.parent);
        match run.before {
            Some(before) => self.member("nextId", before),
            None => self.json.raw(",\"nextId\":null"),
        }
        if kind == MOVED {
            return self.moved_node(run.shadow).map(|()| None);
        }
        self.json.raw(",\"node\":");
        let mut opened = None;
        if is_element(kind) {
            let (id, ending) = self.begin_element(kind, run.shadow)?;
            self.end_element(id, ending);
            opened = Some(Run::of_element(id, None));
        } else {
            self.leaf(kind, run.shadow)?;
        }
        self.json.raw("}");
        Ok(opened)
    }

    fn moved_node(&mut self, shadow: bool) -> Result<(), Problem> {
        self.change.moves = true;
        self.json.raw(if shadow { ",\"isShadow\":true" } else { "" });
        let id = self.node()?;
        self.member("move", id);
        self.json.raw("}");
        Ok(())
    }

    fn leaf(&mut self, kind: u8, shadow: bool) -> Result<(), Problem> {
        let id = match kind {
            TEXT | DOCUMENT_TYPE | CDATA => self.new_node()?,
            _ => return Err(Problem::NodeKind(kind)),
        };
        match kind {
            TEXT => self.text_member("{\"type\":3,\"textContent\":")?,
            DOCUMENT_TYPE => {
                self.text_member("{\"type\":1,\"name\":")?;
                self.text_member(",\"publicId\":")?;
                self.text_member(",\"systemId\":")?;
            }
            _ => self.json.raw("{\"type\":4,\"textContent\":\"\""),
        }
        self.end_node(id, shadow);
        Ok(())
    }

    fn text_member(&mut self, head: &str) -> Result<(), Problem> {
        self.json.raw(head);
        let text = self.texts.words(&mut self.reader)?;
        text.write(&self.reader, &mut self.json);
        Ok(())
    }

    /// Everything of an element up to its children.
    fn begin_element(&mut self, kind: u8, shadow: bool) -> Result<(i64, Ending), Problem> {
        let id = self.new_node()?;
        self.json.raw("{\"type\":2,\"tagName\":");
        self.texts.name(&mut self.reader)?.write(&self.reader, &mut self.json);
        self.json.raw(",\"attributes\":");
        self.attribute_map()?;
        self.json.raw(",\"childNodes\":[");
        let hosts = self.reader.peek() == Some(SHADOW_ROOT);
        Ok((id, Ending { kind, hosts, shadow }))
    }

    fn end_element(&mut self, id: i64, ending: Ending) {
        self.json.raw("]");
        self.json.raw(match ending.kind {
            SVG => ",\"isSVG\":true",
            MATH => ",\"ns\":\"math\"",
            CUSTOM => ",\"isCustom\":true",
            _ => "",
        });
        self.json.raw(if ending.hosts { ",\"isShadowHost\":true" } else { "" });
        self.end_node(id, ending.shadow);
    }

    fn end_node(&mut self, id: i64, shadow: bool) {
        self.json.raw(if shadow { ",\"isShadow\":true" } else { "" });
        self.member("id", id);
        self.json.raw("}");
    }

    /// A number of attributes, then each one's name and value.
    pub(super) fn attribute_map(&mut self) -> Result<(), Problem> {
        self.json.raw("{");
        for index in 0..self.reader.uint()? {
            self.json.raw(if index > 0 { "," } else { "" });
            self.texts.name(&mut self.reader)?.write(&self.reader, &mut self.json);
            self.json.raw(":");
            let value = self.texts.read(&mut self.reader)?;
            value.write(&self.reader, &mut self.json);
            self.check_size()?;
        }
        self.json.raw("}");
        Ok(())
    }

    /// What separates a node from the one before it in the same list.
    fn comma(&mut self) {
        if self.json.out.last() != Some(&b'[') {
            self.json.raw(",");
        }
    }
}

fn is_element(kind: u8) -> bool {
    matches!(kind, ELEMENT | SVG | MATH | CUSTOM)
}
