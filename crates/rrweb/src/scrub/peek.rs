//! Looking ahead in an object for the members that decide how the others are read.
//!
//! rrweb writes them first, and then this costs nothing. Sorted keys (as some exports have) put them
//! last, and then each level of a page is read once more for every level above it; a budget keeps that
//! from becoming an attack.

use crate::event::{Invalid, slice};
use crate::json::{Cursor, Span, Str, decode};

/// How often a batch may be read over for looking ahead.
const READ_AGAIN_MAX: usize = 64;

pub(super) struct Peek<'a> {
    text: &'a str,
    depth_max: usize,
    budget: usize,
}

impl<'a> Peek<'a> {
    pub(super) fn new(text: &'a str, depth_max: usize) -> Self {
        let budget = text.len().saturating_mul(READ_AGAIN_MAX).saturating_add(4_096);
        Self { text, depth_max, budget }
    }

    fn cursor(&self, at: usize) -> Cursor<'a> {
        Cursor::at(self.text.as_bytes(), at)
    }

    /// The value (with quotes) of the first member with this name of the object at `start`.
    pub(super) fn member(&mut self, start: usize, name: &str) -> Result<Option<Span>, Invalid> {
        if let Some(span) = self.first_member(start, name) {
            return Ok(Some(span));
        }
        let mut found = None;
        self.each(start, |key, span| {
            if key == name {
                found = Some(span);
            }
            found.is_none()
        })?;
        Ok(found)
    }

    /// The value of the object's first member if that has this name: rrweb's own order, without white
    /// space. The value is checked when the walker comes to it.
    #[inline]
    fn first_member(&self, start: usize, name: &str) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(start..)?.strip_prefix(b"{\"")?.strip_prefix(name.as_bytes())?;
        let rest = rest.strip_prefix(b"\":")?;
        let start = bytes.len() - rest.len();
        let mut cursor = self.cursor(start);
        match rest.first()? {
            b'"' => cursor.string().ok().map(|_| Span { start, end: cursor.at }),
            b'0'..=b'9' => cursor.scalar().ok(),
            _ => None,
        }
    }

    /// Calls `visit` with the members of the object at `start` until it says false.
    pub(super) fn each(
        &mut self,
        start: usize,
        mut visit: impl FnMut(&str, Span) -> bool,
    ) -> Result<(), Invalid> {
        let mut cursor = self.cursor(start);
        cursor.expect(b'{')?;
        let mut more = !cursor.closed(b'}')?;
        while more {
            let key = cursor.key()?;
            cursor.peek()?;
            let span = cursor.skip(self.depth_max)?;
            self.spend(span.end - key.span.start)?;
            let name = self.name(key);
            if !visit(&name, span) {
                return Ok(());
            }
            more = cursor.more(b'}')?;
        }
        Ok(())
    }

    /// Takes what is read a second time off the budget.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Invalid> {
        self.budget = self.budget.checked_sub(bytes).ok_or(Invalid::Tangled)?;
        Ok(())
    }

    fn name(&self, key: Str) -> std::borrow::Cow<'a, str> {
        let raw = slice(self.text, key.span);
        if key.escaped { decode(raw) } else { raw.into() }
    }

    /// The text of a value that is a string, without its quotes.
    pub(super) fn string(&self, span: Option<Span>) -> std::borrow::Cow<'a, str> {
        let raw = span.map_or("", |span| slice(self.text, span));
        raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).map(decode).unwrap_or_default()
    }

    /// The value of a whole number.
    pub(super) fn number(&self, span: Option<Span>) -> Option<i64> {
        crate::event::whole_number(slice(self.text, span?).as_bytes())
    }
}
