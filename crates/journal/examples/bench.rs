//! How many records a second become durable: each with a sync of its own, against group commit.
//! `cargo run --release -p revisit-journal --example bench [FOLDER] [SECONDS]`

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use revisit_journal::{Journal, Options, StreamId};

const RECORD_BYTES: usize = 20 << 10;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder =
        arguments.next().map_or_else(|| std::env::temp_dir().join("revisit-journal-bench"), PathBuf::from);
    let seconds = arguments.next().map_or(Ok(5), |text| text.parse())?;
    println!("{RECORD_BYTES} byte records for {seconds} s each, in {}", folder.display());
    println!(
        "| producers | records/s | MB/s | ack p50 ms | ack p99 ms | records/sync | sync mean µs | sync p99 µs |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for producers in [1, 8, 64, 256] {
        run(&folder, producers, Duration::from_secs(seconds))?;
    }
    println!(
        "\nOne producer waits for its own sync each time: that row is what a plain fsync for each request gives."
    );
    Ok(())
}

/// Every producer appends the next record when the last one is durable; now and then it forgets.
fn run(folder: &Path, producers: u32, time: Duration) -> Result<(), Box<dyn Error>> {
    let dir = folder.join(format!("{producers}"));
    let (journal, _) = Journal::open(&dir, Options::new(1), |_| {})?;
    let started = Instant::now();
    let threads: Vec<_> = (0..producers)
        .map(|producer| {
            let journal = journal.clone();
            thread::spawn(move || produce(&journal, producer, started + time))
        })
        .collect();
    let mut waits: Vec<Duration> =
        threads.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect();
    report(producers, &mut waits, started.elapsed(), &journal);
    journal.close();
    std::fs::remove_dir_all(&dir)?;
    Ok(())
}

fn produce(journal: &Journal, producer: u32, until: Instant) -> Vec<Duration> {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&producer.to_le_bytes());
    let (mut waits, payload) = (Vec::new(), vec![0xA5_u8; RECORD_BYTES]);
    while Instant::now() < until {
        let (done, result) = mpsc::channel();
        let asked = Instant::now();
        journal.append(StreamId(id), payload.clone(), move |outcome| drop(done.send(outcome)));
        let Ok(Ok(at)) = result.recv() else { break };
        waits.push(asked.elapsed());
        if waits.len() % 100 == 0 {
            journal.forget(StreamId(id), at);
        }
    }
    waits
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn report(producers: u32, waits: &mut [Duration], took: Duration, journal: &Journal) {
    waits.sort_unstable();
    let quantile =
        |share: usize| waits.get(waits.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1e3;
    let (records, syncs) = (waits.len() as f64, journal.stats().syncs);
    println!(
        "| {producers} | {:.0} | {:.0} | {:.2} | {:.2} | {:.1} | {} | {} |",
        records / took.as_secs_f64(),
        records * RECORD_BYTES as f64 / 1e6 / took.as_secs_f64(),
        quantile(50),
        quantile(99),
        records / syncs.count as f64,
        syncs.mean_us(),
        syncs.quantile_us(0.99),
    );
}
