//! What a seal does with events between the journal and the disk, in MB of JSON per second on one core: reading
//! a batch, keeping each event, summary, and writing; and what reading each event once more would add.
//!
//! ```text
//! cargo run --release -p revisit-rrweb --example seal -- FOLDER [LEVEL]
//! ```

use std::path::Path;
use std::time::{Duration, Instant};

use revisit_rrweb::event::{Limits, Owned, events, one};
use revisit_rrweb::file::{Options, TabEvent, Writer};
use revisit_rrweb::summary::Builder;

type Failure = Box<dyn std::error::Error>;

/// Events in a batch.
const BATCH: usize = 200;
const ROUNDS: usize = 5;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().ok_or("usage: seal FOLDER [LEVEL]")?;
    let level = arguments.get(1).map_or(Ok(9), |level| level.parse())?;
    let recordings = load(Path::new(folder))?;
    let bytes: usize = recordings.iter().flatten().map(Vec::len).sum();
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let mut best = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        for (which, best) in best.iter_mut().enumerate() {
            let start = Instant::now();
            for recording in &recordings {
                match which {
                    0 => read(recording, false)?,
                    1 => read(recording, true)?,
                    _ => seal(recording, level)?,
                }
            }
            *best = start.elapsed().min(*best);
        }
    }
    println!("{:.1} MB, best of {ROUNDS} rounds", bytes as f64 / 1e6);
    println!("events read and kept                    {:8.0} MB/s", speed(best[0]));
    println!("events read, kept, and read once more   {:8.0} MB/s", speed(best[1]));
    println!("the whole of a seal at level {level:2}         {:8.1} MB/s", speed(best[2]));
    let more = best[1].saturating_sub(best[0]).as_secs_f64() / best[2].as_secs_f64();
    println!("reading once more would take {:.1} % longer", 100.0 * more);
    Ok(())
}

/// Batches of every recording, each a JSON array.
fn load(folder: &Path) -> Result<Vec<Vec<Vec<u8>>>, Failure> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut recordings = Vec::new();
    for path in paths {
        let json = zstd::decode_all(&std::fs::read(path)?[..])?;
        let raw: Vec<&serde_json::value::RawValue> = serde_json::from_slice(&json)?;
        let batches = raw.chunks(BATCH).map(|batch| {
            let events: Vec<_> = batch.iter().map(|event| event.get()).collect();
            format!("[{}]", events.join(",")).into_bytes()
        });
        recordings.push(batches.collect());
    }
    Ok(recordings)
}

fn kept(batch: &[u8]) -> Result<Vec<Owned>, Failure> {
    let events = events(batch, &Limits::default())?;
    Ok(events.iter().map(|event| event.at(event.timestamp)).collect())
}

fn read(recording: &[Vec<u8>], once_more: bool) -> Result<(), Failure> {
    for batch in recording {
        for event in std::hint::black_box(kept(batch)?) {
            if once_more {
                std::hint::black_box(one(event.raw().as_bytes(), &Limits::default())?);
            }
        }
    }
    Ok(())
}

fn seal(recording: &[Vec<u8>], level: i32) -> Result<(), Failure> {
    let mut summary = Builder::new(revisit_rrweb::summary::Options::default());
    let mut writer = Writer::new(Options { level, ..Options::default() });
    for batch in recording {
        for event in kept(batch)? {
            let read = event.as_event();
            summary.push(0, read.timestamp, &read);
            writer.push(TabEvent { tab: 0, time_ms: read.timestamp, json: event.raw() })?;
            while writer.take_segment().is_some() {}
        }
    }
    std::hint::black_box((summary.finish(), writer.finish()?));
    Ok(())
}
