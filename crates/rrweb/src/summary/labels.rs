//! What to call the elements of a page: a cheap walk over snapshots that remembers a few words of each.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::event::{Invalid, slice};
use crate::json::{Cursor, Span, Str, decode};

const LABEL_LENGTH_MAX: usize = 60;

/// Attributes that name an element, the best first.
const NAMING: [&str; 6] = ["aria-label", "title", "alt", "placeholder", "value", "name"];

/// Elements too large to be called by the first text in them.
const LARGE: [&str; 12] =
    ["html", "body", "main", "section", "article", "form", "table", "ul", "nav", "header", "footer", "head"];

#[derive(Default)]
pub(super) struct Labels {
    by_id: HashMap<i64, Label>,
}

struct Label {
    words: Box<str>,
    /// Only the tag, for want of words.
    weak: bool,
}

/// A node or a list of nodes being walked.
struct Open<'a> {
    close: u8,
    tag: Cow<'a, str>,
    text: Option<Text<'a>>,
    rank: usize,
    id: Option<i64>,
}

/// A text with some letter in it, as it stands in the JSON: most are never shown, so none is copied before.
#[derive(Clone, Copy)]
struct Text<'a> {
    raw: &'a str,
    escaped: bool,
}

impl<'a> Text<'a> {
    fn of(json: &'a str, found: Str) -> Option<Self> {
        let text = Self { raw: slice(json, found.span), escaped: found.escaped };
        (!text.is_blank()).then_some(text)
    }

    fn decoded(self) -> Cow<'a, str> {
        if self.escaped { decode(self.raw) } else { self.raw.into() }
    }

    fn is_blank(self) -> bool {
        let mut rest = self.raw.trim_start();
        // Nearly all escapes between elements are line breaks.
        while let [b'\\', b'n' | b'r' | b't', ..] = rest.as_bytes() {
            rest = rest.get(2..).unwrap_or_default().trim_start();
        }
        match rest.as_bytes() {
            [] => true,
            [b'\\', b'u' | b'f', ..] => self.decoded().trim().is_empty(),
            _ => false,
        }
    }

    fn short(self) -> String {
        short(&self.decoded(), LABEL_LENGTH_MAX)
    }
}

/// What a walk found beside labels.
#[derive(Default)]
pub(super) struct Found {
    pub(super) title: Option<String>,
    pub(super) elements: usize,
}

impl Labels {
    /// Forgets the page before, and gives its memory back.
    pub(super) fn clear(&mut self) {
        self.by_id = HashMap::new();
    }

    /// Elements that have one.
    pub(super) fn len(&self) -> usize {
        self.by_id.len()
    }

    /// What an element is called: its words, or its tag.
    pub(super) fn get(&self, id: i64) -> Option<String> {
        self.by_id.get(&id).map(|label| label.words.to_string())
    }

    /// Learns from a serialised node and everything in it, given as raw JSON.
    pub(super) fn learn(&mut self, node: &str, max: usize) -> Found {
        self.walk(node, b'}', max)
    }

    /// Learns from the `adds` of a mutation: each has its node one level down.
    pub(super) fn learn_added(&mut self, adds: &str, max: usize) {
        self.walk(adds, b']', max);
    }

    fn walk(&mut self, json: &str, close: u8, max: usize) -> Found {
        let mut walk =
            Walk { json, cursor: Cursor::new(json.as_bytes()), open: Vec::new(), found: Found::default() };
        // Events are validated before; should one not be, what was learned until then is good.
        let _ = walk.run(close, &mut self.by_id, max);
        walk.found
    }
}

struct Walk<'a> {
    json: &'a str,
    cursor: Cursor<'a>,
    open: Vec<Open<'a>>,
    found: Found,
}

impl<'a> Walk<'a> {
    fn run(&mut self, close: u8, labels: &mut HashMap<i64, Label>, max: usize) -> Result<(), Invalid> {
        self.begin(close)?;
        while let Some(open) = self.open.last() {
            let close = open.close;
            if self.cursor.peek()? == close {
                self.cursor.at += 1;
                self.end(labels, max);
                continue;
            }
            if self.cursor.peek()? == b',' {
                self.cursor.at += 1;
            }
            if close == b'}' { self.member()? } else { self.item()? }
        }
        Ok(())
    }

    fn begin(&mut self, close: u8) -> Result<(), Invalid> {
        self.cursor.expect(if close == b'}' { b'{' } else { b'[' })?;
        self.open.push(Open { close, tag: Cow::Borrowed(""), text: None, rank: usize::MAX, id: None });
        Ok(())
    }

    fn item(&mut self) -> Result<(), Invalid> {
        if self.cursor.peek()? == b'{' { self.begin(b'}') } else { self.cursor.skip(usize::MAX).map(drop) }
    }

    fn member(&mut self) -> Result<(), Invalid> {
        let key = self.cursor.key()?;
        let name = slice(self.json, key.span);
        let first = self.cursor.peek()?;
        match (name, first) {
            ("childNodes", b'[') => return self.begin(b']'),
            ("node", b'{') => return self.begin(b'}'),
            ("attributes", b'{') => return self.attributes(),
            ("tagName", b'"') => {
                let tag = self.cursor.string()?;
                self.found.elements += 1;
                let raw = slice(self.json, tag.span);
                self.set(|open| open.tag = if tag.escaped { decode(raw) } else { raw.into() });
            }
            ("textContent", b'"') => {
                let text = Text::of(self.json, self.cursor.string()?);
                self.set(|open| open.text = text);
            }
            // Of an added node; that of its own stands one level down.
            ("id" | "parentId", _) => {
                let span = self.cursor.skip(usize::MAX)?;
                let id = self.number(span);
                self.set(|open| open.id = id);
            }
            _ => drop(self.cursor.skip(usize::MAX)?),
        }
        Ok(())
    }

    fn set(&mut self, change: impl FnOnce(&mut Open<'a>)) {
        if let Some(open) = self.open.last_mut() {
            change(open);
        }
    }

    fn attributes(&mut self) -> Result<(), Invalid> {
        self.cursor.expect(b'{')?;
        let mut more = !self.cursor.closed(b'}')?;
        while more {
            let key = self.cursor.key()?;
            let rank = NAMING.iter().position(|name| *name == slice(self.json, key.span));
            match (rank, self.cursor.peek()?) {
                (Some(rank), b'"') => {
                    let value = self.cursor.string()?;
                    let text = Text::of(self.json, value);
                    self.set(|open| {
                        if rank < open.rank && !value.span.is_empty() {
                            (open.rank, open.text) = (rank, text);
                        }
                    });
                }
                _ => drop(self.cursor.skip(usize::MAX)?),
            }
            more = self.cursor.more(b'}')?;
        }
        Ok(())
    }

    /// Files what the closed node is called and lends its text to the elements around it.
    fn end(&mut self, labels: &mut HashMap<i64, Label>, max: usize) {
        let Some(node) = self.open.pop().filter(|open| open.close == b'}') else { return };
        if node.tag == "title" && self.found.title.is_none() {
            self.found.title = Some(node.text.map(Text::short).unwrap_or_default());
        }
        let is_code = node.tag == "script" || node.tag == "style";
        let above = self.open.len().checked_sub(2).and_then(|at| self.open.get_mut(at));
        if let Some(above) =
            above.filter(|above| above.text.is_none() && !is_code && !LARGE.contains(&above.tag.as_ref()))
        {
            above.text = node.text;
        }
        let weak = node.text.is_none();
        // A text is filed for the element it was added to.
        let added_to = self.open.last().filter(|open| open.close == b'}').and_then(|add| add.id);
        let Some(id) = (if node.tag.is_empty() { added_to } else { node.id }) else { return };
        let known = labels.get(&id);
        let room = labels.len() < max || known.is_some();
        let is_named = !weak || !node.tag.is_empty();
        if room && is_named && (!node.tag.is_empty() || known.is_none_or(|label| label.weak)) {
            let words =
                node.text.map_or_else(|| node.tag.as_ref().into(), |text| text.short().into_boxed_str());
            labels.insert(id, Label { words, weak });
        }
    }

    fn number(&self, span: Span) -> Option<i64> {
        crate::event::whole_number(slice(self.json, span).as_bytes())
    }
}

/// The first characters of a text, without line breaks and double spaces.
pub(super) fn short(text: &str, length_max: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        for letter in (!out.is_empty()).then_some(' ').into_iter().chain(word.chars()) {
            if count == length_max {
                return out;
            }
            out.push(letter);
            count += 1;
        }
    }
    out
}
