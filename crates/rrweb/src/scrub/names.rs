//! Names of attributes that this batch had before, and what they mean on an element that nothing is known
//! of but its place on the page.
//!
//! A page has thousands of `class` and `href`; what each may hold is found out once.

use super::nodes::Kind;
use super::place::Place;
use crate::json::Span;

/// A power of two, and more than a page has attributes that matter.
const SLOTS: usize = 64;

/// What a name means.
#[derive(Clone, Copy)]
pub(super) struct Meaning {
    pub(super) place: Place,
    /// Its value may say something about the element.
    pub(super) teaches: bool,
}

struct Known {
    name: Span,
    kind: Kind,
    meaning: Meaning,
}

/// One name for each slot, the last that came.
pub(super) struct Names([Option<Known>; SLOTS]);

impl Default for Names {
    fn default() -> Self {
        Self([const { None }; SLOTS])
    }
}

impl Names {
    /// What the name at `name` of `text` meant on an element of this kind, if it was there before.
    #[inline]
    pub(super) fn get(&self, text: &[u8], name: Span, kind: Kind) -> Option<Meaning> {
        let bytes = name.of(text);
        let known = self.0.get(slot(bytes))?.as_ref()?;
        (known.kind == kind && known.name.of(text) == bytes).then_some(known.meaning)
    }

    pub(super) fn put(&mut self, text: &[u8], name: Span, kind: Kind, meaning: Meaning) {
        if let Some(slot) = self.0.get_mut(slot(name.of(text))) {
            *slot = Some(Known { name, kind, meaning });
        }
    }
}

/// Names differ in their length, first, middle or last letter.
#[inline]
fn slot(name: &[u8]) -> usize {
    let letter = |at: usize| usize::from(name.get(at).copied().unwrap_or_default());
    let length = name.len();
    (length ^ letter(0) ^ (letter(length / 2) << 1) ^ (letter(length.wrapping_sub(1)) << 2)) % SLOTS
}
