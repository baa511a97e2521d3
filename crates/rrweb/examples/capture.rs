//! How fast the capture format becomes JSON, in MB of JSON per second on one core.
//!
//! The page is a table of 10,000 rows, each eight elements and three texts, as a snapshot and as additions. Best of
//! several rounds.
//!
//! ```text
//! cargo run --release -p revisit-rrweb --example capture [-- ROUNDS]
//! ```

#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "the tests' writer of bodies, of which only a part is needed here"
)]
#[path = "../src/capture/tests/encode.rs"]
mod encode;

use std::time::{Duration, Instant};

use encode::Body;
use revisit_rrweb::capture::{Limits, VERSION, decode};
use revisit_rrweb::event;
use revisit_rrweb::scrub::{Rules, scrub};

const ROWS: i64 = 10_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rounds = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(7);
    let limits = Limits::default();
    for (name, placed) in [("snapshot", false), ("additions", true)] {
        let body = table(placed);
        let (plain, deflated) = (body.plain(), body.deflated());
        let json = decode(&plain, &limits)?.json;
        let mb = json.len() as f64 / 1e6;
        println!(
            "{name}: {} bytes of operations, {} compressed, {mb:.1} MB of JSON",
            plain.len(),
            deflated.len()
        );
        let speed = |time: Duration| mb / time.as_secs_f64();
        println!("  decode           {:6.0} MB/s", speed(best(rounds, || decode(&plain, &limits).is_ok())));
        println!(
            "  inflate, decode  {:6.0} MB/s",
            speed(best(rounds, || decode(&deflated, &limits).is_ok()))
        );
        let (rules, limits) = (Rules::default(), event::Limits::default());
        println!(
            "  (scrub           {:6.0} MB/s)",
            speed(best(rounds, || scrub(&json, &rules, &limits).is_ok()))
        );
    }
    Ok(())
}

fn best(rounds: usize, work: impl Fn() -> bool) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let start = Instant::now();
        assert!(std::hint::black_box(work()));
        best = best.min(start.elapsed());
    }
    best
}

fn table(placed: bool) -> Body {
    let mut body = Body::new();
    if placed {
        body.op(5).uint(0).node(3);
    } else {
        body.op(4).uint(0).int(0).int(0).made(10);
    }
    let mut id = if placed { 10 } else { 11 };
    for row in 0..ROWS {
        element(&mut body, &mut id, "tr", &[("class", "row")]);
        for (cell, text) in [("col-md-1", row.to_string()), ("col-md-4", format!("pretty red table {row}"))] {
            element(&mut body, &mut id, "td", &[("class", cell)]);
            element(&mut body, &mut id, "a", &[("class", "lbl")]);
            words(&mut body, &mut id, &text);
            body.end().end();
        }
        element(&mut body, &mut id, "td", &[("class", "col-md-6")]);
        element(&mut body, &mut id, "a", &[("class", "remove"), ("aria-hidden", "true")]);
        element(&mut body, &mut id, "span", &[("class", "glyphicon glyphicon-remove")]);
        words(&mut body, &mut id, "remove");
        body.end().end().end().end();
    }
    body.end();
    body
}

fn element(body: &mut Body, id: &mut i64, tag: &str, attributes: &[(&str, &str)]) {
    body.op(1).text(tag).uint(attributes.len() as u64);
    attributes.iter().for_each(|(name, value)| _ = body.text(name).text(value));
    body.made(*id);
    *id += 1;
}

fn words(body: &mut Body, id: &mut i64, text: &str) {
    body.words(text, *id);
    *id += 1;
}
