//! What one core does with batches, in process: our path, and the path of the best-known peer.
//!
//! The peer's path is in [`crate::peer`]; here it runs without HTTP and without its request's other steps: a
//! bound from below on what a request costs it. Ours validates, scrubs and compresses.

use std::time::Duration;

use revisit_rrweb::event::Limits;
use revisit_rrweb::scrub::{Rules, Scrubber};

use crate::Failure;
use crate::body::Packed;
use crate::peer;
use crate::stats::thread_cpu;

/// The level at which the server compresses for a journal in files.
const SERVER_LEVEL: i32 = -3;

/// One way to treat a batch.
pub struct Way {
    pub name: &'static str,
    /// Processor time for all batches, the best of the rounds.
    pub cpu: Duration,
}

/// Measures all ways over `batches` (JSON arrays of events).
pub fn measure(batches: &[&[u8]], rounds: u32) -> Result<Vec<Way>, Failure> {
    let ours = bodies(batches, |events| Ok(events.to_vec()))?;
    let theirs = bodies(batches, |events| Ok(peer::request(std::str::from_utf8(events)?)))?;
    let (rules, limits) = (Rules::default(), Limits::default());
    // As the server has them: one for each batch that is worked on, kept for the next.
    let (mut decompressor, mut room) = (libdeflater::Decompressor::new(), Vec::new());
    let mut scrubber = Scrubber::new(SERVER_LEVEL)?;
    let way = |name, bodies: &[Vec<u8>], work: &mut Work| -> Result<Way, Failure> {
        Ok(Way { name, cpu: best(bodies, rounds, work)? })
    };
    Ok(vec![
        way("Revisit: gunzip, validate, scrub, zstd --fast=3", &ours, &mut |body| {
            let events = gunzip(&mut decompressor, &mut room, body)?;
            let clean = scrubber.scrub(events, &rules, &limits)?;
            Ok(scrubber.zstd(clean.events)?.len())
        })?,
        way("PostHog: gunzip, tree, wrap, to_string", &theirs, &mut |body| {
            Ok(peer::wrap(peer::parse(&peer::gunzip(body)?)?, true)?.len())
        })?,
        way("the same, and again as its Kafka sink prints it", &theirs, &mut |body| {
            Ok(peer::capture(&peer::gunzip(body)?, "127.0.0.1", "")?.for_kafka()?.len())
        })?,
        way("the same with one tree, never copied", &theirs, &mut |body| {
            Ok(peer::wrap(serde_json::from_str(&peer::gunzip(body)?)?, false)?.len())
        })?,
    ])
}

type Work<'a> = dyn FnMut(&[u8]) -> Result<usize, Failure> + 'a;

fn best(bodies: &[Vec<u8>], rounds: u32, work: &mut Work) -> Result<Duration, Failure> {
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let start = thread_cpu();
        let mut sum = 0;
        for body in bodies {
            sum += work(body)?;
        }
        std::hint::black_box(sum);
        best = best.min(thread_cpu().saturating_sub(start));
    }
    Ok(best)
}

fn bodies(
    batches: &[&[u8]],
    request: impl Fn(&[u8]) -> Result<Vec<u8>, Failure>,
) -> Result<Vec<Vec<u8>>, Failure> {
    batches.iter().map(|events| Ok(Packed::new(&request(events)?)?.body(""))).collect()
}

fn gunzip<'a>(
    decompressor: &mut libdeflater::Decompressor,
    room: &'a mut Vec<u8>,
    body: &[u8],
) -> Result<&'a [u8], Failure> {
    let stated = body.last_chunk::<4>().map_or(0, |tail| u32::from_le_bytes(*tail) as usize);
    room.resize(room.len().max(stated), 0);
    let bytes = decompressor.gzip_decompress(body, room)?;
    Ok(room.get(..bytes).unwrap_or_default())
}
