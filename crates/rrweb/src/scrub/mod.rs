//! The server's own masking pass: what the recorder should have hidden, hidden again.
//!
//! The recorder masks in the browser and knows the page; this pass knows only the events of one batch,
//! but it stands between the network and the disk, and nothing is stored that did not go through it:
//! [`Scrubbed`] can be made here and nowhere else.
//!
//! It is one walk over the bytes with no tree. At every value the walker knows its *place* (an attribute
//! of an input, a text below a script, a rule of a style sheet, …), and the place says what may be in it:
//!
//! ```text
//! bytes ──► walk ──► place ──► leaf ──► copied as it was, or masked by `detect`
//!           grammar  meaning   masking
//! ```
//!
//! Style sheets, classes, ids and geometry are copied without a look. Whatever has no known place is
//! searched for everything that can be searched for.

mod attribute;
mod content;
mod enter;
mod facts;
mod leaf;
mod names;
mod nodes;
mod peek;
mod place;
mod plain;
mod scan;
mod scrubbed;
mod scrubber;
mod split;
mod walk;

pub use crate::detect::Masked;
pub use content::content;
pub use facts::Facts;
pub use scan::{Find, scan};
pub use scrubbed::Scrubbed;
pub use scrubber::Scrubber;

use std::borrow::Cow;

use crate::capture::without_nul;
use crate::detect::Sought;
use crate::event::{Invalid, Limits, utf8};

/// What a site allows to be stored. Everything is off unless the owner has switched it on.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Values of ordinary form fields. Passwords, cards and the like are never stored.
    pub forms: bool,
    /// Digits in texts.
    pub numbers: bool,
    /// E-mail addresses.
    pub emails: bool,
    /// What canvases show.
    pub canvas: bool,
    /// Names of query fields whose values are kept in URLs.
    pub query_keys: Vec<String>,
}

impl Rules {
    fn sought(&self) -> Sought {
        Sought { numbers: !self.numbers, emails: !self.emails }
    }
}

/// A batch that may be stored.
#[derive(Clone, Debug)]
pub struct Clean {
    /// The JSON array of events.
    pub events: Scrubbed<Vec<u8>>,
    /// What was seen on the way.
    pub facts: Facts,
    /// What was masked, by kind.
    pub masked: Masked,
}

/// Validates a JSON array of events as [`crate::event::events`] does, and masks what `rules` do not allow.
///
/// Strings that look like references to contents are not let through: only [`crate::capture`] writes those.
pub fn scrub(json: &[u8], rules: &Rules, limits: &Limits) -> Result<Clean, Invalid> {
    scrub_sent(Vec::new(), json, rules, limits)
}

/// What batches of one tab have told of its page, for the batches that follow: which fields are secret, what is marked.
#[derive(Debug, Default)]
pub struct Memory(nodes::Known);

/// What [`scrub`] does to the next batch of a tab whose earlier ones are remembered.
pub fn scrub_next(
    memory: &mut Memory,
    json: &[u8],
    rules: &Rules,
    limits: &Limits,
) -> Result<Clean, Invalid> {
    let json = without_nul(json);
    let known = std::mem::take(&mut memory.0);
    let mut walked = walk::Walk::new(utf8(&json)?, rules, limits, Vec::new()).knowing(known).run()?;
    memory.0 = std::mem::take(&mut walked.known);
    Ok(clean(walked))
}

/// What [`scrub`] does to what [`crate::capture::decode`] has written: references stay where a content of their kind may stand.
pub fn scrub_decoded(json: &[u8], rules: &Rules, limits: &Limits) -> Result<Clean, Invalid> {
    scrub_into(Vec::new(), json, rules, limits)
}

/// What [`scrub`] does, written into `room`. Hardly any batch has an escape of U+0000: whether one has is known
/// when it has been walked, and then it is walked again without.
fn scrub_sent(room: Vec<u8>, json: &[u8], rules: &Rules, limits: &Limits) -> Result<Clean, Invalid> {
    let walked = walk(room, json, rules, limits);
    if walked.as_ref().is_ok_and(|walked| !walked.nul) {
        return walked.map(clean);
    }
    match without_nul(json) {
        Cow::Borrowed(_) => walked.map(clean),
        Cow::Owned(json) => scrub_decoded(&json, rules, limits),
    }
}

/// What [`scrub_decoded`] does, written into `room`.
fn scrub_into(room: Vec<u8>, json: &[u8], rules: &Rules, limits: &Limits) -> Result<Clean, Invalid> {
    walk(room, json, rules, limits).map(clean)
}

fn walk(room: Vec<u8>, json: &[u8], rules: &Rules, limits: &Limits) -> Result<walk::Walked, Invalid> {
    walk::Walk::new(utf8(json)?, rules, limits, room).run()
}

fn clean(walked: walk::Walked) -> Clean {
    Clean { events: scrubbed::seal(walked.out), facts: walked.facts, masked: walked.masked }
}

#[cfg(test)]
mod differential;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
