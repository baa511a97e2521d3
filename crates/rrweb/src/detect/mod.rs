//! What gives a person away in a piece of text, and how it is masked.
//!
//! Masked characters become `*`, one for one: lines break where they broke, offsets stay true, a reader
//! sees that something was hidden and how much room it took. The star is a letter, digit or delimiter in
//! none of the formats searched for, so masked text is never found again and masking twice changes
//! nothing. Punctuation inside what is found (`@`, `.`, spaces of a card number) stays, to show its kind.

pub(crate) mod address;
mod card;
pub(crate) mod digit;
mod edit;
mod email;
mod glance;
mod iban;
mod number;
mod secret;
pub(crate) mod url;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use edit::Edit;
pub(crate) use glance::{Glance, only_numbers};

/// What to look for beside cards, bank accounts and secrets, which are always masked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sought {
    pub numbers: bool,
    pub emails: bool,
}

/// How often something was masked or removed, by kind. Counts only; never what it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Masked {
    /// Values of form fields, typed or filled in by the page.
    pub values: u64,
    /// Texts in which digits were masked.
    pub numbers: u64,
    /// E-mail addresses.
    pub emails: u64,
    /// Payment card numbers.
    pub cards: u64,
    /// Bank account numbers.
    pub ibans: u64,
    /// Tokens, keys and passwords.
    pub secrets: u64,
    /// Addresses of which something was cut.
    pub urls: u64,
    /// Attributes removed: inner documents, event handlers, checked states.
    pub attributes: u64,
}

/// A hostile text may be made so that each mask gives the next one something to do.
pub(crate) const PASSES_MAX: usize = 8;

/// The text with everything sought masked; `None` when there was nothing.
pub(crate) fn mask(text: &str, sought: Sought, keep: &[String], masked: &mut Masked) -> Option<String> {
    to_rest(text, |text| mask_once(text, sought, keep, masked))
}

/// Masks until nothing is found any more: a mask may make an address of what was none, for the letter that parted
/// it is gone, or take the `=` of a parameter along, which then is none. What was clean is looked at once.
fn to_rest(text: &str, mut once: impl FnMut(&str) -> Option<String>) -> Option<String> {
    let mut clean = once(text)?;
    for _ in 1..PASSES_MAX {
        let Some(next) = once(&clean) else { break };
        clean = next;
    }
    Some(clean)
}

fn mask_once(text: &str, sought: Sought, keep: &[String], masked: &mut Masked) -> Option<String> {
    let with_urls = url::mask_within(text, sought, keep, masked);
    let text_now = with_urls.as_deref().unwrap_or(text);
    let mut edit = Edit::new(text_now);
    masked.secrets += secret::mask(&mut edit);
    if sought.emails {
        masked.emails += email::mask(&mut edit);
    }
    masked.ibans += iban::mask(&mut edit);
    masked.cards += card::mask(&mut edit);
    let edited = edit.finish();
    let numbers = sought.numbers.then(|| number::mask(edited.as_deref().unwrap_or(text_now))).flatten();
    masked.numbers += u64::from(numbers.is_some());
    numbers.or(edited).or(with_urls)
}

/// The text with its e-mail addresses masked, in as many bytes; `None` when there was none.
pub(crate) fn mask_emails(text: &str, masked: &mut Masked) -> Option<String> {
    let mut edit = Edit::new(text);
    masked.emails += email::mask(&mut edit);
    edit.finish()
}

/// What [`mask`] does to a text in which, by [`Glance::is_digits`] and [`only_numbers`], there is nothing but digits.
pub(crate) fn mask_digits(text: &str, masked: &mut Masked) -> Option<String> {
    let clean = number::mask(text);
    masked.numbers += u64::from(clean.is_some());
    clean
}

/// What [`mask`] does, to a value that is being typed, in which a card number may be growing.
pub(crate) fn mask_growing(
    text: &str,
    sought: Sought,
    keep: &[String],
    masked: &mut Masked,
) -> Option<String> {
    let whole = mask(text, sought, keep, masked);
    let mut edit = Edit::new(whole.as_deref().unwrap_or(text));
    masked.cards += card::mask_growing(&mut edit);
    edit.finish().or(whole)
}

/// The name of a field with everything in it that is no name masked; `None` when it is fine.
///
/// Few digits are left in place: `item1` and `item2` must not become the same name.
pub(crate) fn mask_name(name: &str, sought: Sought, masked: &mut Masked) -> Option<String> {
    let found = mask(name, Sought { numbers: false, ..sought }, &[], masked);
    let text = found.as_deref().unwrap_or(name);
    match sought.numbers.then(|| url::short_numbers(text)) {
        Some(Cow::Owned(short)) => Some(short),
        _ => found,
    }
}

#[cfg(test)]
mod tests;
