//! What the server takes: batches and MB per second of its processor time, times to the acknowledgement,
//! memory; all with the release binary, the default homes, and fsync before each acknowledgement. Beside it, in
//! turns, the peer, posted the same batches by the same generator.
//!
//! ```text
//! ingest BINARY RECORDINGS SCRATCH-FOLDER [SECONDS [ROUNDS [all|small]]]
//! ```
//! `BESIDE` in the environment names another build of the server, which takes its turns too.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use revisit_bench_ingest::Failure;
use revisit_bench_ingest::body::Packed;
use revisit_bench_ingest::contenders::{self, Contender};
use revisit_bench_ingest::inside::{self, Way};
use revisit_bench_ingest::load::{self, Measured, Pace, Visits};
use revisit_bench_ingest::peer;
use revisit_bench_ingest::recordings::{self, Visit};
use revisit_bench_ingest::server::Server;
use revisit_bench_ingest::stats::{ms, print_table};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A batch of a page on which little happens.
const SMALL_BYTES: usize = 20_000;

/// How long, how often, and of what.
struct Plan {
    binary: PathBuf,
    scratch: PathBuf,
    seconds: u64,
    rounds: u32,
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [binary, recordings, scratch, rest @ ..] = arguments.as_slice() else {
        return Err("usage: ingest BINARY RECORDINGS SCRATCH-FOLDER [SECONDS [ROUNDS [all|small]]]".into());
    };
    let plan = Plan {
        binary: binary.into(),
        scratch: scratch.into(),
        seconds: rest.first().map_or(Ok(10), |text| text.parse())?,
        rounds: rest.get(1).map_or(Ok(2), |text| text.parse())?,
    };
    let visits = recordings::load(Path::new(recordings))?;
    if visits.is_empty() {
        println!("Skipped: there are no recordings in {recordings}.");
        return Ok(());
    }
    for (title, bytes_max) in [("all", usize::MAX), ("small", SMALL_BYTES)] {
        if rest.get(2).is_none_or(|only| only == title) {
            let sent = visits_of(&visits, bytes_max);
            println!("## {title} batches: {}\n", describe(&sent));
            let ways = in_process(&sent)?;
            under_load(&plan, &sent, &ways)?;
        }
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

fn under_load(plan: &Plan, sent: &[Vec<&[u8]>], ways: &[Way]) -> Result<(), Failure> {
    let ours = packed(sent, |events| Ok(events.to_vec()))?;
    let theirs = packed(sent, |events| Ok(peer::request(std::str::from_utf8(events)?)))?;
    let contenders = contenders::start(&plan.binary, &plan.scratch, &ours, &theirs)?;
    let server = &contenders[contenders::OURS].server;
    std::thread::sleep(Duration::from_secs(2));
    let (at_rest, _) = server.resident_mb()?;
    let mut rows = Vec::new();
    let mut ratios = Vec::new();
    for connections in [8, 64] {
        let mut all = turns(plan, &contenders, connections)?;
        ratios.push(ratio(connections, &all));
        let named = contenders.iter().zip(&mut all);
        rows.extend(named.map(|(of, sum)| row(&format!("{}, {connections} connections", of.name), sum)));
    }
    let mut paced = load::run(server, &ours, 64, Pace::PerSecond(200), plan.seconds)?;
    rows.push(row("Revisit, 200 batches/s, 64 connections", &mut paced));
    let head = [
        "server",
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
    compare(sent, ways, &ratios);
    print_memory(server, at_rest)
}

/// Everybody in turns, so that what else the machine does meets all of them.
fn turns(plan: &Plan, contenders: &[Contender], connections: u32) -> Result<Vec<Measured>, Failure> {
    let mut all: Vec<Measured> = contenders.iter().map(|_| Measured::default()).collect();
    for _ in 0..plan.rounds {
        for (of, sum) in contenders.iter().zip(&mut all) {
            sum.add(load::run(&of.server, &of.visits, connections, Pace::Saturation, plan.seconds)?);
        }
    }
    Ok(all)
}

fn packed(
    sent: &[Vec<&[u8]>],
    request: impl Fn(&[u8]) -> Result<Vec<u8>, Failure>,
) -> Result<Visits, Failure> {
    let visit = |batches: &Vec<&[u8]>| -> Result<Vec<Packed>, Failure> {
        batches.iter().map(|events| Packed::new(&request(events)?)).collect()
    };
    Ok(Arc::new(sent.iter().map(visit).collect::<Result<_, _>>()?))
}

fn row(name: &str, measured: &mut Measured) -> Vec<String> {
    let Measured { raw_bytes, seconds, server_cpu_s, .. } = *measured;
    let (requests, mb) = (measured.requests(), raw_bytes as f64 / 1e6);
    vec![
        name.to_owned(),
        format!("{:.0}", requests / seconds),
        format!("{:.1}", mb / seconds),
        format!("{:.2}", server_cpu_s / seconds),
        format!("{:.0}", requests / server_cpu_s),
        format!("{:.0}", mb / server_cpu_s),
        ms(measured.ack(0.50)),
        ms(measured.ack(0.99)),
        measured.refused.to_string(),
    ]
}

/// How many times the peer's requests ours took, by processor time and by the clock.
fn ratio(connections: u32, all: &[Measured]) -> String {
    let by_cpu = |of: usize| all[of].requests() / all[of].server_cpu_s;
    let by_clock = |of: usize| all[of].requests() / all[of].seconds;
    let [ours, noop, kafka] = [contenders::OURS, contenders::PEER, contenders::PEER_FOR_KAFKA];
    format!(
        "{connections} connections: {:.1} x the peer's batches per CPU second, {:.1} x its batches/s; \
         of the peer that prints for Kafka {:.1} x and {:.1} x",
        by_cpu(ours) / by_cpu(noop),
        by_clock(ours) / by_clock(noop),
        by_cpu(ours) / by_cpu(kafka),
        by_clock(ours) / by_clock(kafka)
    )
}

fn compare(sent: &[Vec<&[u8]>], ways: &[Way], ratios: &[String]) {
    let batches: Vec<&[u8]> = sent.iter().flatten().copied().collect();
    ratios.iter().for_each(|ratio| println!("{ratio}"));
    if let [ours, theirs @ ..] = ways {
        for way in theirs {
            let ratio = per_second(&batches, ours.cpu).0 / per_second(&batches, way.cpu).0;
            println!("in process: {ratio:.1} x the batches per CPU second of {}", way.name);
        }
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
