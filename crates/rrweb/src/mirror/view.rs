//! Looking into a tape: values by key, elements in order, text as it stands.

use std::ops::Range;

use super::tape::{Kind, Tape, Token};

/// One value of a text.
#[derive(Clone, Copy)]
pub(crate) struct View<'t> {
    tokens: &'t [Token],
    text: &'t str,
    at: usize,
}

impl<'t> View<'t> {
    /// The whole text.
    pub(crate) fn root(tape: &'t Tape, text: &'t str) -> Option<Self> {
        (!tape.tokens().is_empty()).then_some(View { tokens: tape.tokens(), text, at: 0 })
    }

    fn token(&self) -> Token {
        self.tokens[self.at]
    }

    pub(crate) fn kind(&self) -> Kind {
        self.token().kind
    }

    /// What stands between the quotes of a string; the whole value otherwise.
    pub(crate) fn inner(&self) -> &'t str {
        let token = self.token();
        &self.text[token.start as usize..token.end as usize]
    }

    /// The value as JSON.
    pub(crate) fn raw(&self) -> &'t str {
        &self.text[self.span()]
    }

    /// Where that is in the text.
    pub(crate) fn span(&self) -> Range<usize> {
        let token = self.token();
        let quote = usize::from(token.kind == Kind::String);
        token.start as usize - quote..token.end as usize + quote
    }

    pub(crate) fn string(&self) -> Option<&'t str> {
        (self.kind() == Kind::String).then(|| self.inner())
    }

    pub(crate) fn integer(&self) -> Option<i64> {
        if self.kind() == Kind::Number { self.inner().parse().ok() } else { None }
    }

    pub(crate) fn number(&self) -> Option<f64> {
        if self.kind() == Kind::Number { self.inner().parse().ok() } else { None }
    }

    pub(crate) fn is_true(&self) -> bool {
        self.kind() == Kind::True
    }

    /// Keys and values of an object; nothing for other values.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&'t str, View<'t>)> + use<'t> {
        let (tokens, text) = (self.tokens, self.text);
        let token = self.token();
        let end = if token.kind == Kind::Object { token.next as usize } else { 0 };
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let key = View { tokens, text, at };
            let value = View { tokens, text, at: at + 1 };
            at = value.token().next as usize;
            Some((key.inner(), value))
        })
    }

    /// Elements of an array; nothing for other values.
    pub(crate) fn items(&self) -> impl Iterator<Item = View<'t>> + use<'t> {
        let (tokens, text) = (self.tokens, self.text);
        let token = self.token();
        let end = if token.kind == Kind::Array { token.next as usize } else { 0 };
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let value = View { tokens, text, at };
            at = value.token().next as usize;
            Some(value)
        })
    }

    pub(crate) fn get(&self, key: &str) -> Option<View<'t>> {
        self.members().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// The integer at `key`.
    pub(crate) fn integer_at(&self, key: &str) -> Option<i64> {
        self.get(key)?.integer()
    }

    /// The elements of the array at `key`; none when there is no such array.
    pub(crate) fn items_at(&self, key: &str) -> impl Iterator<Item = View<'t>> + use<'t> {
        self.get(key).into_iter().flat_map(|array| array.items())
    }
}
