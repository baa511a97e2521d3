//! Addresses that a page puts together of several texts: `jane`, `@`, `example.com` side by side.
//!
//! Neighbouring texts are read as one: before the first of them is masked, those after it are looked at, and what each
//! has of an address is kept for when the walk comes to it. Of most texts only the next bytes are looked at. Neighbours
//! are known within one list: children of one node, additions below one node, changes of texts with ids in a row.

use std::collections::VecDeque;

use super::nodes::Inside;
use super::place::Place;
use super::walk::Walk;
use crate::detect::{self, Masked};
use crate::event::{Invalid, slice};
use crate::json::{Cursor, Span, decode};

/// So many texts are read as one; an address of one letter each is longer than most.
const TEXTS_MAX: usize = 64;

const ADD: &[u8] = b"{\"parentId\":";

/// What was found ahead.
#[derive(Default)]
pub(super) struct Split {
    /// Texts that begin before this offset have been looked at.
    until: usize,
    /// Where the string of a text begins, and what may be kept of it.
    clean: VecDeque<(usize, String)>,
}

impl Split {
    /// What is left of the string at `span`, where that is part of an address.
    #[inline]
    pub(super) fn take(&mut self, span: Span) -> Option<String> {
        if self.clean.is_empty() {
            return None;
        }
        while self.clean.front().is_some_and(|(start, _)| *start < span.start) {
            self.clean.pop_front();
        }
        self.clean.pop_front_if(|(start, _)| *start == span.start).map(|(_, text)| text)
    }
}

/// A text in a list.
struct Part {
    span: Span,
    /// The end of its item.
    end: usize,
    /// Its parent where items name it, its own id where they are changes.
    key: Option<i64>,
}

impl Walk<'_> {
    /// Looks at the texts that follow the text node between `start` and `end`.
    #[inline]
    pub(super) fn beside_node(&mut self, start: usize, end: usize) -> Result<(), Invalid> {
        let Some((place, item)) = self.frames.last().map(|frame| (frame.place, frame.start)) else {
            return Ok(());
        };
        match place {
            Place::Children if !self.is_followed(end) => Ok(()),
            Place::Children => self.look_beside(place, start),
            Place::Add => match self.text.as_bytes().get(end) {
                Some(b'}') if !self.is_followed_below(item, end + 1) => Ok(()),
                _ => self.look_beside(place, item),
            },
            _ => Ok(()),
        }
    }

    /// Looks at the changes that follow the change of a text at `start`.
    pub(super) fn beside_change(&mut self, place: Place, start: usize) -> Result<(), Invalid> {
        let listed = self.frames.last().is_some_and(|frame| frame.place == Place::Texts);
        if place == Place::TextChange && listed { self.look_beside(Place::Texts, start) } else { Ok(()) }
    }

    /// Something that may be a text follows the item of a list that ends at `end`.
    fn is_followed(&self, end: usize) -> bool {
        let rest = self.text.as_bytes().get(end..).unwrap_or_default();
        !rest.starts_with(b"]") && !rest.starts_with(b",{\"type\":2,")
    }

    /// The same for additions, of which the one at `item` ends at `end`: below the same node.
    fn is_followed_below(&self, item: usize, end: usize) -> bool {
        let rest = self.text.as_bytes().get(end..).unwrap_or_default();
        let Some(next) = rest.strip_prefix(b",").filter(|next| next.starts_with(ADD)) else {
            return !rest.starts_with(b"]");
        };
        let head = self.text.as_bytes().get(item..).unwrap_or_default();
        let parent = head.iter().take(40).position(|byte| *byte == b',').unwrap_or(40);
        let begins = next.get(..80).unwrap_or(next);
        head.get(..parent) == next.get(..parent)
            && memchr::memmem::find(begins, b"\"node\":{\"type\":2,").is_none()
    }

    /// Looks at the texts of the list of `place` from the item at `start` on.
    pub(super) fn look_beside(&mut self, place: Place, start: usize) -> Result<(), Invalid> {
        if !self.sought.emails || start < self.split.until || self.inside_item(place) != Inside::Page {
            return Ok(());
        }
        let parts = self.parts(place, start)?;
        self.split.until = parts.last().map_or(start + 1, |part| part.end);
        if parts.len() > 1 && !self.read_as_one(&parts) && place != Place::Children {
            // What is placed before something follows it in the list.
            self.read_as_one(&parts.into_iter().rev().collect::<Vec<_>>());
        }
        Ok(())
    }

    fn inside_item(&self, place: Place) -> Inside {
        match place {
            Place::Add => self.adopting,
            _ => self.nodes.last().map(|node| node.inside).unwrap_or_default(),
        }
    }

    fn parts(&mut self, place: Place, start: usize) -> Result<Vec<Part>, Invalid> {
        let mut parts: Vec<Part> = Vec::new();
        let mut at = Some(start);
        while let Some(start) = at.filter(|_| parts.len() < TEXTS_MAX) {
            let Some(part) = self.part(place, start)?.filter(|part| continues(place, parts.last(), part))
            else {
                break;
            };
            at = self.next_item(part.end);
            parts.push(part);
        }
        Ok(parts)
    }

    /// The text of the item at `start`, if it is one.
    fn part(&mut self, place: Place, start: usize) -> Result<Option<Part>, Invalid> {
        let node = match place {
            Place::Add => self.peek.member(start, "node")?.map(|span| span.start),
            _ => Some(start),
        };
        let Some(node) = node.filter(|at| self.text.as_bytes().get(*at) == Some(&b'{')) else {
            return Ok(None);
        };
        let name = if place == Place::Texts { "value" } else { "textContent" };
        if place != Place::Texts {
            let kind = self.peek.member(node, "type")?;
            if self.peek.number(kind) != Some(3) {
                return Ok(None);
            }
        }
        let key = match place {
            Place::Add => self.peek.member(start, "parentId")?,
            Place::Texts => self.peek.member(start, "id")?,
            _ => None,
        };
        let key = self.peek.number(key);
        let text = self.peek.member(node, name)?.filter(|span| slice(self.text, *span).starts_with('"'));
        let end = self.end_of(start)?;
        Ok(text.map(|span| Part { span: Span { start: span.start + 1, end: span.end - 1 }, end, key }))
    }

    pub(super) fn end_of(&mut self, start: usize) -> Result<usize, Invalid> {
        let mut cursor = Cursor::at(self.text.as_bytes(), start);
        let end = cursor.skip(self.limits.depth_max)?.end;
        self.peek.spend(end - start)?;
        Ok(end)
    }

    /// Where the item behind the one that ends at `end` begins.
    fn next_item(&self, end: usize) -> Option<usize> {
        let mut cursor = Cursor::at(self.text.as_bytes(), end);
        (cursor.peek().ok()? == b',').then_some(())?;
        cursor.at += 1;
        (cursor.peek().ok()? == b'{').then_some(cursor.at)
    }

    /// Keeps what is left of each part when the addresses in all of them are masked; false where there are none.
    fn read_as_one(&mut self, parts: &[Part]) -> bool {
        let mut texts: Vec<String> =
            parts.iter().map(|part| decode(slice(self.text, part.span)).into_owned()).collect();
        let mut changed = false;
        // A mask may make an address of what was none, in one text or in several.
        for _ in 0..detect::PASSES_MAX {
            let Some(clean) = detect::mask_emails(&texts.concat(), &mut self.masked) else { break };
            changed = true;
            texts = apart(&clean, &texts);
            for text in &mut texts {
                let sought = self.sought;
                *text = detect::mask(text, sought, &self.rules.query_keys, &mut Masked::default())
                    .unwrap_or_else(|| std::mem::take(text));
            }
        }
        if changed {
            self.split.clean.extend(parts.iter().map(|part| part.span.start).zip(texts));
            self.split.clean.make_contiguous().sort_unstable();
        }
        changed
    }
}

/// The second text stands beside the first.
fn continues(place: Place, last: Option<&Part>, next: &Part) -> bool {
    match (place, last) {
        (_, None) => true,
        (Place::Texts, Some(last)) => last.key.zip(next.key).is_some_and(|(a, b)| a.abs_diff(b) == 1),
        (_, Some(last)) => last.key == next.key,
    }
}

/// The whole, which has as many bytes as `texts`, cut where they were.
fn apart(whole: &str, texts: &[String]) -> Vec<String> {
    let mut from = 0;
    let cut = |text: &String| {
        let start = from;
        from += text.len();
        whole.get(start..from).unwrap_or_default().to_owned()
    };
    texts.iter().map(cut).collect()
}
