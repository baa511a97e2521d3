//! What follows the envelope: the events as JSON, or our recorder's own format, which becomes the same.

use revisit_rrweb::capture::{self, Problem};
use revisit_rrweb::event::Invalid;
use revisit_rrweb::scrub::{Clean, Scrubber};

use super::admit::Admitted;
use super::desk::Terms;
use super::outcome::Refusal;
use super::receive::{refuse_events, unavailable};
use crate::contents::InBatch;

/// The capture format becomes about so many times as many bytes of JSON.
pub(super) const GROWTH: usize = 20;

/// Frames of other origins may become one part in so many of what the page may.
const INNER_SHARE: usize = 4;

/// True of a body in the capture format; `after` is what follows the envelope.
pub(super) fn is_captured(after: &[u8]) -> bool {
    after.first() == Some(&capture::VERSION)
}

/// The events, scrubbed, and the contents that they name and bring.
pub(super) fn scrub(
    after: &[u8],
    scrubber: &mut Scrubber,
    terms: &Terms,
    admitted: &mut Admitted,
) -> Result<(Clean, InBatch), Refusal> {
    let Terms { rules, limits, .. } = terms;
    if !is_captured(after) {
        let clean = scrubber.scrub(after, rules, limits).map_err(refuse_events)?;
        return Ok((clean, InBatch::default()));
    }
    let decoded = decode(after, terms, admitted)?;
    let contents = InBatch::of(&decoded, rules).map_err(|error| unavailable("scrub a content", &error))?;
    let clean = scrubber.scrub_decoded(&decoded.json, rules, limits).map_err(refuse_events)?;
    Ok((clean, contents))
}

/// The contents of a body without a number. Events are not allowed there: nothing would count them.
pub(super) fn contents_only(
    after: &[u8],
    terms: &Terms,
    admitted: &mut Admitted,
) -> Result<InBatch, Refusal> {
    if !is_captured(after) {
        return Ok(InBatch::default());
    }
    let decoded = decode(after, terms, admitted)?;
    if decoded.events > 0 {
        return Err(Refusal::BadEvents);
    }
    InBatch::of(&decoded, &terms.rules).map_err(|error| unavailable("scrub a content", &error))
}

/// Decodes within memory that is taken before it is used, and taken more of when the body turns out to need it. Few
/// bodies need more than at first; those are read again, in four times the room.
fn decode(after: &[u8], terms: &Terms, admitted: &mut Admitted) -> Result<capture::Decoded, Refusal> {
    let before = admitted.bytes();
    let most = terms.decoded_bytes_max;
    let mut room = after.len().saturating_mul(GROWTH).min(most);
    loop {
        // Once as it is decoded, and once more when it is scrubbed.
        admitted.grow(before.saturating_add(2 * (room + room_of_frames(room, terms)) as u64))?;
        match decode_in(room, after, terms) {
            Err(Problem::TooLarge) if room < most => room = room.saturating_mul(4).min(most),
            Err(Problem::TooLarge) => return Err(Refusal::DecodedTooLarge),
            Err(Problem::TooManyEvents) => return Err(refuse_events(Invalid::TooManyEvents)),
            Err(_) => return Err(Refusal::BadEvents),
            Ok(decoded) if decoded.cut && room < most => room = room.saturating_mul(4).min(most),
            Ok(decoded) => return Ok(decoded),
        }
    }
}

/// What frames of other origins may become, besides.
fn room_of_frames(room: usize, terms: &Terms) -> usize {
    if terms.frames { room / INNER_SHARE } else { 0 }
}

fn decode_in(bytes_max: usize, after: &[u8], terms: &Terms) -> Result<capture::Decoded, Problem> {
    let limits = capture::Limits {
        bytes_max,
        events_max: terms.limits.events_max,
        depth_max: terms.limits.depth_max,
        inner_bytes_max: room_of_frames(bytes_max, terms),
    };
    capture::decode(after, &limits).map_err(|invalid| invalid.problem)
}
