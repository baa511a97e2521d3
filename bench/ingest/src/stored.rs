//! What a recording costs on the disk, per recorded active minute: every recording is sent to a real
//! server as its recorder would have sent it, and the visits end and are sealed. Then the bytes in the blob
//! folder are held against the same events (as exported, so scrubbed the same) in the usual forms.
//!
//! ```text
//! stored BINARY RECORDINGS SCRATCH-FOLDER
//! ```

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use revisit_bench_ingest::Failure;
use revisit_bench_ingest::body::{Packed, envelope};
use revisit_bench_ingest::client::Client;
use revisit_bench_ingest::load::{now_ms, visit_key};
use revisit_bench_ingest::recordings::{self, Visit};
use revisit_bench_ingest::server::Server;
use revisit_bench_ingest::stats::print_table;
use revisit_rrweb::event::{Limits, events};
use serde_json::Value;

/// Visits end a second after they said goodbye.
const SETTINGS: [&str; 1] = ["visits.leave_grace_ms=1000"];

/// The peer stores lines in blocks of so long.
const SNAPPY_BLOCK_MS: i64 = 10_000;

fn main() -> Result<(), Failure> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [binary, recordings, scratch] = arguments.as_slice() else {
        return Err("usage: stored BINARY RECORDINGS SCRATCH-FOLDER".into());
    };
    let visits = recordings::load(recordings)?;
    if visits.is_empty() {
        println!("Skipped: there are no recordings in {}.", recordings.display());
        return Ok(());
    }
    let folder = scratch.join("stored");
    let server = Server::start(binary, &folder, &SETTINGS)?;
    let mut client = Client::connect(server.address)?;
    log_in(&mut client, &server.token)?;
    for (n, visit) in visits.iter().enumerate() {
        send(&mut client, &server.site_key, n as u64 + 1, visit)?;
    }
    let sealed = wait_until_sealed(&mut client, &server.site_id, visits.len())?;
    let mut rows = Vec::new();
    for recording in &sealed {
        rows.push(weigh(&mut client, recording)?);
    }
    print(&rows, folder_bytes(&folder.join("blobs"))?);
    Ok(())
}

fn log_in(client: &mut Client, token: &str) -> Result<(), Failure> {
    let input = serde_json::json!({
        "token": token, "email": "owner@shop.example", "password": "a long enough password", "language": "en",
    });
    let answer = client.ask("POST", "/api/v1/welcome", "application/json", input.to_string().as_bytes())?;
    if answer.status == 200 { Ok(()) } else { Err(format!("no login: {}", answer.status).into()) }
}

fn send(client: &mut Client, key: &str, n: u64, visit: &Visit) -> Result<(), Failure> {
    let path = format!("/r/v1/{key}/batch");
    let last = visit.batches.len().saturating_sub(1);
    for (seq, events) in visit.batches.iter().enumerate() {
        let state = if seq == last { "leave" } else { "live" };
        let sent_ms = last_ms(events)?.unwrap_or_else(now_ms);
        let body = Packed::new(events)?.body(&envelope(visit_key(n), n, seq, sent_ms, state));
        let answer = client.ask("POST", &path, "text/plain", &body)?;
        if answer.status != 200 {
            return Err(format!("{}: {}", visit.name, String::from_utf8_lossy(&answer.body)).into());
        }
    }
    Ok(())
}

/// The browser's clock when the batch was sent; the server learns from it how wrong that clock is.
fn last_ms(json: &[u8]) -> Result<Option<i64>, Failure> {
    Ok(events(json, &Limits::default())?.iter().map(|event| event.timestamp).max())
}

fn wait_until_sealed(client: &mut Client, site: &str, count: usize) -> Result<Vec<Value>, Failure> {
    let until = Instant::now() + Duration::from_secs(180);
    let path = format!("/api/v1/sites/{site}/recordings?limit=100");
    loop {
        let answer = client.ask("GET", &path, "text/plain", b"")?;
        let list: Value = serde_json::from_slice(&answer.body)?;
        let items = list["items"].as_array().cloned().unwrap_or_default();
        if items.len() >= count {
            return Ok(items);
        }
        if Instant::now() > until {
            return Err(format!("only {} of {count} recordings were sealed", items.len()).into());
        }
        std::thread::sleep(Duration::from_millis(500));
    }
}

/// One recording in each form, in bytes.
struct Row {
    name: String,
    active_min: f64,
    json: usize,
    gzip: usize,
    snappy: usize,
    ours: usize,
}

fn weigh(client: &mut Client, recording: &Value) -> Result<Row, Failure> {
    let id = recording["id"].as_str().ok_or("a recording without id")?;
    let json = client.ask("GET", &format!("/api/v1/recordings/{id}/export.json"), "text/plain", b"")?.body;
    let number = |name: &str| recording[name].as_f64().unwrap_or(0.0);
    let limits = Limits { events_max: usize::MAX, ..Limits::default() };
    let mut lines = Vec::new();
    for event in &events(&json, &limits)? {
        lines.push((event.timestamp, event.raw));
    }
    Ok(Row {
        name: recording["entry"]["href"].as_str().unwrap_or(id).chars().take(44).collect(),
        active_min: number("active_ms") / 60_000.0,
        json: lines.iter().map(|(_, line)| line.len() + 1).sum(),
        gzip: gzip(&lines)?,
        snappy: snappy(&lines)?,
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes")]
        ours: number("bytes") as usize,
    })
}

fn gzip(lines: &[(i64, &str)]) -> Result<usize, Failure> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    for (_, line) in lines {
        gzip.write_all(line.as_bytes())?;
        gzip.write_all(b"\n")?;
    }
    Ok(gzip.finish()?.len())
}

fn snappy(lines: &[(i64, &str)]) -> Result<usize, Failure> {
    let mut bytes = 0;
    let mut block = String::new();
    let mut since = i64::MIN;
    for (time_ms, line) in lines {
        if time_ms.saturating_sub(since) >= SNAPPY_BLOCK_MS {
            bytes += snap::raw::Encoder::new().compress_vec(block.as_bytes())?.len();
            block.clear();
            since = *time_ms;
        }
        block.push_str(line);
        block.push('\n');
    }
    Ok(bytes + snap::raw::Encoder::new().compress_vec(block.as_bytes())?.len())
}

fn folder_bytes(folder: &Path) -> Result<u64, Failure> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        bytes += if about.is_dir() { folder_bytes(&entry.path())? } else { about.len() };
    }
    Ok(bytes)
}

fn print(rows: &[Row], on_disk: u64) {
    let sum = |of: fn(&Row) -> f64| rows.iter().map(of).sum::<f64>();
    let total = Row {
        name: "all".into(),
        active_min: sum(|row| row.active_min),
        json: rows.iter().map(|row| row.json).sum(),
        gzip: rows.iter().map(|row| row.gzip).sum(),
        snappy: rows.iter().map(|row| row.snappy).sum(),
        ours: rows.iter().map(|row| row.ours).sum(),
    };
    let head = [
        "KB per active minute",
        "active min",
        "JSON",
        "gzip JSON",
        "snappy lines",
        "Revisit",
        "of gzip",
        "of snappy",
    ];
    let cells: Vec<Vec<String>> = rows.iter().chain([&total]).map(Row::cells).collect();
    print_table(&head, &cells);
    let mean = (sum(|row| (row.ours as f64 / row.snappy.max(1) as f64).ln()) / rows.len() as f64).exp();
    println!("Of snappy lines, geometric mean over the recordings: 1/{:.1}", 1.0 / mean);
    println!("In the blob folder: {on_disk} bytes; said by the recordings: {} bytes\n", total.ours);
}

impl Row {
    fn cells(&self) -> Vec<String> {
        let per_minute = |bytes: usize| format!("{:.1}", bytes as f64 / 1e3 / self.active_min.max(1e-9));
        let part = |whole: usize| format!("1/{:.1}", whole as f64 / self.ours.max(1) as f64);
        vec![
            self.name.clone(),
            format!("{:.1}", self.active_min),
            per_minute(self.json),
            per_minute(self.gzip),
            per_minute(self.snappy),
            per_minute(self.ours),
            part(self.gzip),
            part(self.snappy),
        ]
    }
}
