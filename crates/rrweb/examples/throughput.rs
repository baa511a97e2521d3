//! How fast events are read, scrubbed, compressed and summarised, in MB of JSON per second on one core.
//!
//! Reads the recordings in ../shared/data, cuts each into the five-second batches that a recorder would
//! have sent, and runs every step over all of them, several rounds, best round counts (other programs on
//! the machine only ever make a round slower).
//!
//! ```text
//! cargo run --release -p revisit-rrweb --example throughput [-- NAME-PART ROUNDS STEP-PART]
//! ```

use std::cell::RefCell;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use revisit_rrweb::event::{Limits, events};
use revisit_rrweb::scrub::{Rules, Scrubber, scrub};
use revisit_rrweb::summary::{Builder, Options};

type Failure = Box<dyn std::error::Error>;

const BATCH_MS: i64 = 5_000;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let part = arguments.next().unwrap_or_default();
    let rounds = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/recordings");
    let batches = all_batches(&folder, &part)?;
    let bytes: usize = batches.iter().map(Vec::len).sum();
    println!("{} batches, {:.1} MB, best of {rounds} rounds", batches.len(), bytes as f64 / 1e6);
    let wanted = arguments.next().unwrap_or_default();
    let scrubber = RefCell::new(Scrubber::new(1)?);
    let gzipped: Vec<Vec<u8>> = match "gunzip + scrub + zstd-1".contains(&wanted) {
        true => batches.iter().map(|batch| gzip(batch)).collect::<Result<_, _>>()?,
        false => Vec::new(),
    };
    for (name, step) in steps(&batches, &gzipped, &scrubber).iter().filter(|(name, _)| name.contains(&wanted))
    {
        println!("{name:32} {:8.0} MB/s", bytes as f64 / 1e6 / best(rounds, step)?.as_secs_f64());
    }
    Ok(())
}

fn all_batches(folder: &Path, part: &str) -> Result<Vec<Vec<u8>>, Failure> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut batches = Vec::new();
    for file in files.iter().filter(|file| file.to_string_lossy().contains(part)) {
        let json = zstd::decode_all(std::fs::File::open(file)?)?;
        batches.extend(cut(&json)?);
    }
    Ok(batches)
}

/// Cuts a recording where five seconds have passed since the batch's first event.
fn cut(json: &[u8]) -> Result<Vec<Vec<u8>>, Failure> {
    let limits = Limits { events_max: usize::MAX, ..Limits::default() };
    let mut batches: Vec<String> = Vec::new();
    let mut until = i64::MIN;
    for event in &events(json, &limits)? {
        match batches.last_mut().filter(|_| event.timestamp < until) {
            Some(batch) => batch.push(','),
            None => {
                until = event.timestamp + BATCH_MS;
                batches.push("[".into());
            }
        }
        batches.last_mut().ok_or("no batch")?.push_str(event.raw);
    }
    Ok(batches.into_iter().map(|batch| (batch + "]").into_bytes()).collect())
}

/// A name, and what it does with all batches; the numbers are added up so that nothing is optimised away.
type Step<'a> = (&'static str, Box<dyn Fn() -> Result<usize, Failure> + 'a>);

fn steps<'a>(
    batches: &'a [Vec<u8>],
    gzipped: &'a [Vec<u8>],
    scrubber: &'a RefCell<Scrubber>,
) -> Vec<Step<'a>> {
    let open = Rules { forms: true, numbers: true, emails: true, canvas: true, query_keys: Vec::new() };
    vec![
        step("events (validate, split)", batches, |batch| Ok(events(batch, &Limits::default())?.len())),
        step("scrub, everything masked", batches, |batch| {
            Ok(scrub(batch, &Rules::default(), &Limits::default())?.facts.events)
        }),
        step("scrub, everything allowed", batches, move |batch| {
            Ok(scrub(batch, &open, &Limits::default())?.facts.events)
        }),
        step("scrub + zstd-1", batches, |batch| pack(&mut scrubber.borrow_mut(), batch)),
        step("events + summary", batches, |batch| summary(batch, &Limits::default())),
        step("gunzip + scrub + zstd-1", gzipped, |batch| pack(&mut scrubber.borrow_mut(), &gunzip(batch)?)),
    ]
}

fn step<'a>(
    name: &'static str,
    batches: &'a [Vec<u8>],
    work: impl Fn(&[u8]) -> Result<usize, Failure> + 'a,
) -> Step<'a> {
    (name, Box::new(move || batches.iter().map(|batch| work(batch)).sum()))
}

fn pack(scrubber: &mut Scrubber, batch: &[u8]) -> Result<usize, Failure> {
    let clean = scrubber.scrub(batch, &Rules::default(), &Limits::default())?;
    Ok(scrubber.zstd(clean.events)?.len())
}

/// Reads a batch and sums it up as if it were a recording.
fn summary(batch: &[u8], limits: &Limits) -> Result<usize, Failure> {
    let mut builder = Builder::new(Options::default());
    for event in &events(batch, limits)? {
        builder.push(0, event.timestamp, event);
    }
    Ok(builder.finish().events.len())
}

fn best(rounds: usize, step: impl Fn() -> Result<usize, Failure>) -> Result<Duration, Failure> {
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let start = Instant::now();
        std::hint::black_box(step()?);
        best = best.min(start.elapsed());
    }
    Ok(best)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    flate2::read::GzEncoder::new(bytes, flate2::Compression::new(6)).read_to_end(&mut out)?;
    Ok(out)
}

fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::with_capacity(bytes.len() * 12);
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut out)?;
    Ok(out)
}
