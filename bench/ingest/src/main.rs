//! What the server takes: batches and MB per second of its processor time, times to the acknowledgement,
//! memory; all with the release binary, the default homes, and fsync before each acknowledgement.
//!
//! ```text
//! ingest BINARY RECORDINGS SCRATCH-FOLDER [SECONDS]
//! ```

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use revisit_bench_ingest::Failure;
use revisit_bench_ingest::body::Packed;
use revisit_bench_ingest::inside::{self, Way};
use revisit_bench_ingest::load::{self, Measured, Pace, Visits};
use revisit_bench_ingest::recordings::{self, Visit};
use revisit_bench_ingest::server::Server;
use revisit_bench_ingest::stats::{ms, print_table};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A batch of a page on which little happens.
const SMALL_BYTES: usize = 20_000;

/// Visits must not end while batches are measured: what sealing costs is measured apart.
const NO_SEALING: [&str; 2] = ["visits.silence_ms=3600000", "visits.idle_ms=3600000"];

fn main() -> Result<(), Failure> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [binary, recordings, scratch, rest @ ..] = arguments.as_slice() else {
        return Err("usage: ingest BINARY RECORDINGS SCRATCH-FOLDER [SECONDS]".into());
    };
    let seconds = rest.first().map_or(Ok(10), |text| text.to_string_lossy().parse())?;
    let visits = recordings::load(recordings)?;
    if visits.is_empty() {
        println!("Skipped: there are no recordings in {}.", recordings.display());
        return Ok(());
    }
    for (title, sent) in
        [("all batches", visits_of(&visits, usize::MAX)), ("small", visits_of(&visits, SMALL_BYTES))]
    {
        println!("## {title}: {}\n", describe(&sent));
        let ways = in_process(&sent)?;
        under_load(binary, scratch, &sent, seconds, &ways)?;
    }
    Ok(())
}

/// The batches of each visit that have at most so many bytes.
fn visits_of(visits: &[Visit], bytes_max: usize) -> Vec<Vec<&[u8]>> {
    let fitting = |visit: &'_ Visit| -> Vec<usize> {
        (0..visit.batches.len()).filter(|n| visit.batches[*n].len() <= bytes_max).collect()
    };
    let all = visits
        .iter()
        .map(|visit| fitting(visit).into_iter().map(|n| visit.batches[n].as_slice()).collect::<Vec<&[u8]>>());
    all.filter(|batches| !batches.is_empty()).collect()
}

fn describe(visits: &[Vec<&[u8]>]) -> String {
    let mut sizes: Vec<usize> = visits.iter().flatten().map(|batch| batch.len()).collect();
    sizes.sort_unstable();
    let at = |part: usize| sizes[(sizes.len() - 1) * part / 100] as f64 / 1e3;
    let total: usize = sizes.iter().sum();
    format!(
        "{} batches of {} visits, {:.1} MB of JSON; a batch has {:.1} KB (p50), {:.0} KB (p90), {:.0} KB (mean)",
        sizes.len(),
        visits.len(),
        total as f64 / 1e6,
        at(50),
        at(90),
        total as f64 / 1e3 / sizes.len() as f64
    )
}

fn in_process(visits: &[Vec<&[u8]>]) -> Result<Vec<Way>, Failure> {
    let batches: Vec<&[u8]> = visits.iter().flatten().copied().collect();
    let ways = inside::measure(&batches, 5)?;
    let rows: Vec<Vec<String>> = ways
        .iter()
        .map(|way| {
            let (requests, mb) = per_second(&batches, way.cpu);
            vec![way.name.to_owned(), format!("{requests:.0}"), format!("{mb:.0}")]
        })
        .collect();
    print_table(&["in process, one thread, per CPU second", "batches", "MB of JSON"], &rows);
    Ok(ways)
}

fn per_second(batches: &[&[u8]], cpu: Duration) -> (f64, f64) {
    let bytes: usize = batches.iter().map(|batch| batch.len()).sum();
    (batches.len() as f64 / cpu.as_secs_f64(), bytes as f64 / 1e6 / cpu.as_secs_f64())
}

fn under_load(
    binary: &Path,
    scratch: &Path,
    sent: &[Vec<&[u8]>],
    seconds: u64,
    ways: &[Way],
) -> Result<(), Failure> {
    let packed: Vec<Vec<Packed>> = sent
        .iter()
        .map(|batches| batches.iter().map(|events| Packed::new(events)).collect())
        .collect::<Result<_, _>>()?;
    let visits: Visits = Arc::new(packed);
    let server = Server::start(binary, &scratch.join("ingest"), &NO_SEALING)?;
    std::thread::sleep(Duration::from_secs(2));
    let (at_rest, _) = server.resident_mb()?;
    let phases = [
        ("saturation, 64 connections", 64, Pace::Saturation),
        ("saturation, 8 connections", 8, Pace::Saturation),
        ("200 batches/s, 64 connections", 64, Pace::PerSecond(200)),
    ];
    let mut rows = Vec::new();
    let mut best: f64 = 0.0;
    for (name, connections, pace) in phases {
        let measured = load::run(&server, &visits, connections, pace, seconds)?;
        best = best.max(measured.requests as f64 / measured.server_cpu_s);
        rows.push(row(name, &measured));
    }
    let head = [
        "the server, fsync on",
        "batches/s",
        "MB/s",
        "CPU",
        "batches/CPU s",
        "MB/CPU s",
        "ack p50 ms",
        "p99 ms",
        "refused",
    ];
    print_table(&head, &rows);
    compare(sent, ways, best);
    print_memory(&server, at_rest)
}

fn row(name: &str, measured: &Measured) -> Vec<String> {
    let Measured { requests, raw_bytes, seconds, server_cpu_s, .. } = measured;
    let (requests, mb) = (*requests as f64, *raw_bytes as f64 / 1e6);
    vec![
        name.to_owned(),
        format!("{:.0}", requests / seconds),
        format!("{:.1}", mb / seconds),
        format!("{:.2}", server_cpu_s / seconds),
        format!("{:.0}", requests / server_cpu_s),
        format!("{:.0}", mb / server_cpu_s),
        ms(measured.p50),
        ms(measured.p99),
        measured.refused.to_string(),
    ]
}

fn compare(sent: &[Vec<&[u8]>], ways: &[Way], best: f64) {
    let batches: Vec<&[u8]> = sent.iter().flatten().copied().collect();
    for way in ways.iter().skip(1) {
        let (theirs, _) = per_second(&batches, way.cpu);
        println!(
            "{:.1} x the batches per CPU second of {} (its JSON path alone, no HTTP, no disk)",
            best / theirs,
            way.name
        );
    }
    println!();
}

fn print_memory(server: &Server, at_rest: f64) -> Result<(), Failure> {
    let (now, most) = server.resident_mb()?;
    std::thread::sleep(Duration::from_secs(15));
    let (later, _) = server.resident_mb()?;
    let rows: Vec<Vec<String>> = [
        ("after the start", at_rest),
        ("at most, under load", most),
        ("when the load ends", now),
        ("15 s later", later),
    ]
    .into_iter()
    .map(|(when, mb)| vec![when.to_owned(), format!("{mb:.0}")])
    .collect();
    print_table(&["resident memory", "MB"], &rows);
    Ok(())
}
