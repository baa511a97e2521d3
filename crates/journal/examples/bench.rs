//! How many records a second become durable: each request with a sync of its own, against group
//! commit; and how fast a journal is recovered.
//! `cargo run --release -p revisit-journal --example bench [FOLDER] [SECONDS]`

use std::error::Error;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use revisit_journal::{Journal, Options, StreamId};

const RECORD_BYTES: usize = 20 << 10;
const RECOVERED: u32 = 25_600;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder =
        arguments.next().map_or_else(|| std::env::temp_dir().join("revisit-journal-bench"), PathBuf::from);
    let time = Duration::from_secs(arguments.next().map_or(Ok(5), |text| text.parse())?);
    println!("{RECORD_BYTES} byte records for {} s each, in {}", time.as_secs(), folder.display());
    println!("| | producers | records/s | MB/s | ack p50 ms | ack p99 ms | records/sync | sync mean µs |");
    println!("|---|---|---|---|---|---|---|---|");
    for producers in [1, 64] {
        sync_each(&folder, producers, time)?;
    }
    for producers in [1, 8, 64, 256] {
        group_commit(&folder, producers, time)?;
    }
    recovery(&folder)
}

/// One file, one lock, one sync for each record: the plain way.
fn sync_each(folder: &Path, producers: u32, time: Duration) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join("plain");
    let file = Arc::new(Mutex::new(File::create(&path)?));
    let started = Instant::now();
    let mut waits = run(producers, |_| {
        let file = Arc::clone(&file);
        move || write_until(&file, started + time)
    });
    let count = waits.len() as u64;
    report("sync each", producers, &mut waits, started.elapsed(), count, 0);
    Ok(std::fs::remove_file(path)?)
}

fn write_until(file: &Mutex<File>, until: Instant) -> Vec<Duration> {
    let (mut waits, payload) = (Vec::new(), vec![0xA5_u8; RECORD_BYTES]);
    while Instant::now() < until {
        let asked = Instant::now();
        let Ok(mut file) = file.lock() else { break };
        if file.write_all(&payload).and_then(|()| file.sync_data()).is_err() {
            break;
        }
        drop(file);
        waits.push(asked.elapsed());
    }
    waits
}

/// Every producer appends the next record when the last one is durable; now and then it forgets.
fn group_commit(folder: &Path, producers: u32, time: Duration) -> Result<(), Box<dyn Error>> {
    let dir = folder.join(format!("{producers}"));
    let (journal, _) = Journal::open(&dir, Options::new(1), |_| {})?;
    let started = Instant::now();
    let mut waits = run(producers, |producer| {
        let journal = journal.clone();
        move || produce(&journal, producer, started + time)
    });
    let syncs = journal.stats().syncs;
    report("group commit", producers, &mut waits, started.elapsed(), syncs.count, syncs.mean_us());
    journal.close();
    Ok(std::fs::remove_dir_all(&dir)?)
}

/// Runs a task for each producer and collects what they waited.
fn run<T>(producers: u32, task: impl Fn(u32) -> T) -> Vec<Duration>
where
    T: FnOnce() -> Vec<Duration> + Send + 'static,
{
    let threads: Vec<_> = (0..producers).map(|producer| thread::spawn(task(producer))).collect();
    threads.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect()
}

/// Opens a journal of 512 MB, warm in the page cache.
fn recovery(folder: &Path) -> Result<(), Box<dyn Error>> {
    let dir = folder.join("recovery");
    let (journal, _) = Journal::open(&dir, Options::new(1), |_| {})?;
    let (done, stored) = mpsc::channel();
    for n in 0..RECOVERED {
        let done = done.clone();
        journal.append(stream(n % 100), vec![0xA5_u8; RECORD_BYTES], move |outcome| drop(done.send(outcome)));
        // Far below what the queue holds.
        if n % 64 == 63 {
            stored.iter().take(64).for_each(drop);
        }
    }
    journal.close();
    let started = Instant::now();
    let (journal, report) = Journal::open(&dir, Options::new(1), |_| {})?;
    let (bytes, took) = (journal.stats().bytes_live, started.elapsed());
    println!("\nrecovered {} records, {} MB, in {} ms", report.records, bytes / 1_000_000, took.as_millis());
    journal.close();
    Ok(std::fs::remove_dir_all(&dir)?)
}

fn stream(n: u32) -> StreamId {
    StreamId(u128::from(n).to_be_bytes())
}

fn produce(journal: &Journal, producer: u32, until: Instant) -> Vec<Duration> {
    let (mut waits, payload) = (Vec::new(), vec![0xA5_u8; RECORD_BYTES]);
    while Instant::now() < until {
        let (done, result) = mpsc::channel();
        let asked = Instant::now();
        journal.append(stream(producer), payload.clone(), move |outcome| drop(done.send(outcome)));
        let Ok(Ok(at)) = result.recv() else { break };
        waits.push(asked.elapsed());
        if waits.len() % 100 == 0 {
            journal.forget(stream(producer), at);
        }
    }
    waits
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn report(way: &str, producers: u32, waits: &mut [Duration], took: Duration, syncs: u64, sync_us: u64) {
    waits.sort_unstable();
    let quantile =
        |share: usize| waits.get(waits.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1e3;
    let (records, seconds) = (waits.len() as f64, took.as_secs_f64());
    println!(
        "| {way} | {producers} | {:.0} | {:.0} | {:.2} | {:.2} | {:.1} | {sync_us} |",
        records / seconds,
        records * RECORD_BYTES as f64 / 1e6 / seconds,
        quantile(50),
        quantile(99),
        records / syncs as f64,
    );
}
