//! What one core does with batches, in process: our path, and the path of the best-known peer.
//!
//! The peer is PostHog's capture server (rust/capture in its repository, as of 2026). For each request it
//! gunzips, parses everything into a tree (an untagged enum of events whose properties are
//! `serde_json::Value`, so serde builds a tree of its own first), wraps the events by `json!` (which copies the
//! tree) and prints the result for Kafka. That is done here without HTTP, without its request's other steps,
//! and without a sink: a bound from below on what a request costs it. Ours validates, scrubs and compresses.

use std::collections::HashMap;
use std::io::Read;
use std::time::Duration;

use revisit_rrweb::event::Limits;
use revisit_rrweb::scrub::{Rules, scrub};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Failure;
use crate::body::Packed;
use crate::stats::thread_cpu;

/// One way to treat a batch.
pub struct Way {
    pub name: &'static str,
    /// Processor time for all batches, the best of the rounds.
    pub cpu: Duration,
}

/// Measures all ways over `batches` (JSON arrays of events).
pub fn measure(batches: &[&[u8]], rounds: u32) -> Result<Vec<Way>, Failure> {
    let ours = bodies(batches, |events| Ok(events.to_vec()))?;
    let theirs = bodies(batches, |events| Ok(peer_request(std::str::from_utf8(events)?)))?;
    let (rules, limits) = (Rules::default(), Limits::default());
    let mut decompressor = libdeflater::Decompressor::new();
    let way = |name, bodies: &[Vec<u8>], work: &mut Work| -> Result<Way, Failure> {
        Ok(Way { name, cpu: best(bodies, rounds, work)? })
    };
    Ok(vec![
        way("Revisit: gunzip, validate, scrub, zstd-1", &ours, &mut |body| {
            let events = gunzip(&mut decompressor, body)?;
            Ok(scrub(&events, &rules, &limits)?.events.zstd(1)?.len())
        })?,
        way("PostHog: gunzip, tree, wrap, to_string", &theirs, &mut |body| {
            let PeerRequest::Array(events) = serde_json::from_str(&inflate(body)?)? else {
                return Err("not an array".into());
            };
            Ok(wrap(events, true)?.len())
        })?,
        way("the same with one tree, never copied", &theirs, &mut |body| {
            Ok(wrap(serde_json::from_str(&inflate(body)?)?, false)?.len())
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

fn gunzip(decompressor: &mut libdeflater::Decompressor, body: &[u8]) -> Result<Vec<u8>, Failure> {
    let stated = body.last_chunk::<4>().map_or(0, |tail| u32::from_le_bytes(*tail) as usize);
    let mut out = vec![0; stated];
    let bytes = decompressor.gzip_decompress(body, &mut out)?;
    out.truncate(bytes);
    Ok(out)
}

/// The request that PostHog's recorder would send with these events.
fn peer_request(events: &str) -> Vec<u8> {
    format!(
        r#"[{{"event":"$snapshot","distinct_id":"0199","token":"phc_bench","properties":{{"$session_id":"0199a","$window_id":"0199b","$lib":"web","$snapshot_source":"web","$snapshot_data":{events}}}}}]"#
    )
    .into_bytes()
}

#[derive(Deserialize)]
struct PeerEvent {
    distinct_id: Option<Value>,
    properties: HashMap<String, Value>,
}

/// The forms a request may have; which one, is found out by trying.
#[derive(Deserialize)]
#[serde(untagged)]
enum PeerRequest {
    Array(Vec<PeerEvent>),
    #[expect(dead_code, reason = "tried, as there, and never sent here")]
    One(Box<PeerEvent>),
}

fn inflate(body: &[u8]) -> Result<String, Failure> {
    let mut json = Vec::new();
    flate2::read::GzDecoder::new(body).read_to_end(&mut json)?;
    Ok(String::from_utf8(json)?)
}

fn wrap(mut events: Vec<PeerEvent>, copy: bool) -> Result<String, Failure> {
    let first = events.first_mut().ok_or("no event")?;
    let mut take = |name: &str| first.properties.remove(name).unwrap_or_default();
    let (session, window, library) = (take("$session_id"), take("$window_id"), take("$lib"));
    let source = take("$snapshot_source");
    let person = first.distinct_id.take().unwrap_or_default();
    let mut items = Vec::new();
    for mut event in events {
        if let Some(Value::Array(data)) = event.properties.remove("$snapshot_data") {
            items.extend(data);
        }
    }
    let items = if copy { json!(&items) } else { Value::Array(items) };
    let mut properties = serde_json::Map::new();
    for (name, value) in [
        ("distinct_id", person),
        ("$session_id", session),
        ("$window_id", window),
        ("$snapshot_source", source),
        ("$snapshot_items", items),
        ("$lib", library),
    ] {
        properties.insert(name.to_owned(), value);
    }
    let mut whole = serde_json::Map::new();
    whole.insert("event".to_owned(), Value::from("$snapshot_items"));
    whole.insert("properties".to_owned(), Value::Object(properties));
    Ok(Value::Object(whole).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peers_way_keeps_the_events() {
        let events = r#"[{"type":4,"data":{"href":"x"},"timestamp":1},{"type":3,"timestamp":2}]"#;
        let body = Packed::new(&peer_request(events)).expect("packs").body("");
        for copy in [true, false] {
            let parsed = serde_json::from_str(&inflate(&body).expect("gzip")).expect("parses");
            let text = wrap(parsed, copy).expect("wraps");
            let value: Value = serde_json::from_str(&text).expect("JSON");
            let sent: Value = serde_json::from_str(events).expect("JSON");
            assert_eq!(value["properties"]["$snapshot_items"], sent);
            assert_eq!(value["properties"]["distinct_id"], "0199");
        }
    }
}
