//! Load: as many batches as are taken, or so many a second whether they are taken or not.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::Failure;
use crate::body::{Packed, envelope};
use crate::client::Client;
use crate::server::Server;
use crate::stats::percentile;

/// The visits that are sent, packed.
pub type Visits = Arc<Vec<Vec<Packed>>>;

/// Who takes them, and in which form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Ours: an envelope of its own for each batch, and its number acknowledged.
    Revisit,
    /// The peer's: each batch as it is, whoever sends it.
    Peer,
}

/// How to send.
#[derive(Clone, Copy)]
pub enum Pace {
    /// Each connection sends the next batch when the last is acknowledged.
    Saturation,
    /// So many batches a second over all connections, on a fixed schedule.
    PerSecond(u32),
}

/// What measured phases showed.
#[derive(Default)]
pub struct Measured {
    times: Vec<Duration>,
    pub raw_bytes: usize,
    pub refused: usize,
    pub seconds: f64,
    pub server_cpu_s: f64,
}

impl Measured {
    /// Puts another round of the same phase to it.
    pub fn add(&mut self, other: Measured) {
        self.times.extend(other.times);
        self.raw_bytes += other.raw_bytes;
        self.refused += other.refused;
        self.seconds += other.seconds;
        self.server_cpu_s += other.server_cpu_s;
    }

    pub fn requests(&self) -> f64 {
        self.times.len() as f64
    }

    /// The time within which `part` of all were acknowledged.
    pub fn ack(&mut self, part: f64) -> Duration {
        percentile(&mut self.times, part)
    }
}

/// Visit names that no phase uses twice.
static NEXT_VISIT: AtomicU64 = AtomicU64::new(1);

#[derive(Default)]
struct Tally {
    times: Vec<Duration>,
    raw_bytes: usize,
    refused: usize,
}

/// Sends over `connections` for `seconds` and measures; the first tenth only warms up.
pub fn run(
    server: &Server,
    visits: &Visits,
    connections: u32,
    pace: Pace,
    seconds: u64,
) -> Result<Measured, Failure> {
    let begin = Instant::now();
    let measure_from = begin + Duration::from_secs(seconds) / 10;
    let until = begin + Duration::from_secs(seconds);
    let senders: Vec<_> = (0..connections)
        .map(|n| {
            let client = Client::connect(server.address)?;
            let (path, form) = (server.path.clone(), server.form);
            let visits = Arc::clone(visits);
            let schedule = Schedule::new(pace, begin, n, connections);
            let sender = Sender { client, path, form, visits, schedule, measure_from, until };
            Ok(std::thread::spawn(move || sender.run()))
        })
        .collect::<Result<_, Failure>>()?;
    std::thread::sleep(measure_from.saturating_duration_since(Instant::now()));
    let (cpu_before, since) = (server.cpu_s()?, Instant::now());
    std::thread::sleep(until.saturating_duration_since(Instant::now()));
    let (cpu_after, measured) = (server.cpu_s()?, since.elapsed());
    let mut all = Tally::default();
    for sender in senders {
        let tally = sender.join().map_err(|_| "a sender panicked")??;
        all.times.extend(tally.times);
        all.raw_bytes += tally.raw_bytes;
        all.refused += tally.refused;
    }
    Ok(Measured {
        times: all.times,
        raw_bytes: all.raw_bytes,
        refused: all.refused,
        seconds: measured.as_secs_f64(),
        server_cpu_s: cpu_after - cpu_before,
    })
}

/// When a connection's next request is due.
struct Schedule {
    next: Instant,
    step: Option<Duration>,
}

impl Schedule {
    fn new(pace: Pace, begin: Instant, n: u32, connections: u32) -> Schedule {
        match pace {
            Pace::Saturation => Schedule { next: begin, step: None },
            Pace::PerSecond(rate) => {
                let slot = Duration::from_secs(1) / rate.max(1);
                Schedule { next: begin + slot * n, step: Some(slot * connections) }
            }
        }
    }

    /// Waits, and says since when the request counts: from when it was due, so that a server that is slow
    /// can not hide it by slowing the generator.
    fn wait(&mut self) -> Instant {
        let Some(step) = self.step else { return Instant::now() };
        let due = self.next;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        self.next += step;
        due
    }
}

struct Sender {
    client: Client,
    path: String,
    form: Form,
    visits: Visits,
    schedule: Schedule,
    measure_from: Instant,
    until: Instant,
}

impl Sender {
    fn run(mut self) -> Result<Tally, Failure> {
        let mut tally = Tally::default();
        loop {
            let visit = NEXT_VISIT.fetch_add(1, Ordering::Relaxed);
            let visits = Arc::clone(&self.visits);
            let batches = &visits[usize::try_from(visit)? % visits.len()];
            for (seq, batch) in batches.iter().enumerate() {
                if !self.send(visit, seq, batch, &mut tally)? {
                    return Ok(tally);
                }
            }
        }
    }

    /// Sends one batch; false when the time is over.
    fn send(&mut self, visit: u64, seq: usize, batch: &Packed, tally: &mut Tally) -> Result<bool, Failure> {
        let body = match self.form {
            Form::Revisit => batch.body(&envelope(visit_key(visit), visit, seq, now_ms(), "live")),
            Form::Peer => batch.body(""),
        };
        let since = self.schedule.wait();
        if since >= self.until {
            return Ok(false);
        }
        let answer = self.client.ask("POST", &self.path, "text/plain", &body)?;
        let took = since.elapsed();
        let known = self.form == Form::Peer || acknowledged(&answer.body) == Some(i64::try_from(seq)?);
        let stored = answer.status == 200 && known;
        if since < self.measure_from {
            return Ok(true);
        }
        if stored {
            tally.times.push(took);
            tally.raw_bytes += batch.raw_bytes;
        } else {
            tally.refused += 1;
        }
        Ok(true)
    }
}

/// Spreads a small number over the 128 bits that a browser fills by chance.
pub fn visit_key(visit: u64) -> u128 {
    u128::from(visit).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) | 1 << 127
}

fn acknowledged(body: &[u8]) -> Option<i64> {
    serde_json::from_slice::<serde_json::Value>(body).ok()?["ack"].as_i64()
}

/// The browser's clock.
#[expect(clippy::disallowed_methods, reason = "here we are the browser, whose clock nobody passes in")]
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
