//! What follows the envelope: the events as JSON, or our recorder's own format, which becomes the same.

use revisit_rrweb::capture::{self, Problem};
use revisit_rrweb::event::{self, Invalid};
use revisit_rrweb::scrub::{self, Clean, Rules};

use super::outcome::Refusal;
use super::receive::{refuse_events, unavailable};
use crate::contents::InBatch;

/// The capture format becomes about so many times as many bytes of JSON.
pub(super) const GROWTH: usize = 20;

/// True of a body in the capture format; `after` is what follows the envelope.
pub(super) fn is_captured(after: &[u8]) -> bool {
    after.first() == Some(&capture::VERSION)
}

/// The events, scrubbed, and the contents that they name and bring.
pub(super) fn scrub(
    after: &[u8],
    rules: &Rules,
    limits: &event::Limits,
    bytes_max: usize,
) -> Result<(Clean, InBatch), Refusal> {
    if !is_captured(after) {
        let clean = scrub::scrub(after, rules, limits).map_err(refuse_events)?;
        return Ok((clean, InBatch::default()));
    }
    let decoded = decode(after, limits, bytes_max)?;
    let contents = InBatch::of(&decoded, rules).map_err(|error| unavailable("scrub a content", &error))?;
    let clean = scrub::scrub_decoded(&decoded.json, rules, limits).map_err(refuse_events)?;
    Ok((clean, contents))
}

/// The contents of a body without a number. Events are not allowed there: nothing would count them.
pub(super) fn contents_only(
    after: &[u8],
    rules: &Rules,
    limits: &event::Limits,
    bytes_max: usize,
) -> Result<InBatch, Refusal> {
    if !is_captured(after) {
        return Ok(InBatch::default());
    }
    let decoded = decode(after, limits, bytes_max)?;
    if decoded.events > 0 {
        return Err(Refusal::BadEvents);
    }
    InBatch::of(&decoded, rules).map_err(|error| unavailable("scrub a content", &error))
}

fn decode(after: &[u8], limits: &event::Limits, bytes_max: usize) -> Result<capture::Decoded, Refusal> {
    let limits = capture::Limits { bytes_max, events_max: limits.events_max, depth_max: limits.depth_max };
    capture::decode(after, &limits).map_err(|invalid| match invalid.problem {
        Problem::TooLarge => Refusal::DecodedTooLarge,
        Problem::TooManyEvents => refuse_events(Invalid::TooManyEvents),
        _ => Refusal::BadEvents,
    })
}
