//! The process dies at any instant: kill -9 of the real program under load, many times over.

use std::collections::{BTreeSet, HashMap};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use revisit::app::App;
use revisit::clock::{Clock, Entropy, HOUR, MINUTE};
use revisit::config::Config;
use revisit::recordings::{export, playback};
use revisit::visits::ending;
use revisit::{background, db};
use serde_json::{Value, json};

use crate::harness::{CHROME, page};

const ROUNDS: usize = 12;
const VISITORS: usize = 6;

struct Program {
    child: Child,
    /// Held open: what it says has somewhere to go.
    _says: std::io::Lines<BufReader<std::process::ChildStdout>>,
    address: String,
}

/// Starts the program on a data folder and waits until it tells that it runs.
fn start(dir: &std::path::Path, port: u16) -> Program {
    let mut child = Command::new(env!("CARGO_BIN_EXE_revisit"))
        .args(["serve", "--data"])
        .env("REVISIT_LANGUAGE", "en")
        .arg(dir)
        .args([
            "--listen",
            &format!("127.0.0.1:{port}"),
            "--set",
            "ingest.requests_per_second=0",
            "--set",
            "data.free_bytes_min=0",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut says = BufReader::new(child.stdout.take().unwrap()).lines();
    if says.any(|line| line.unwrap().contains("Revisit is running")) {
        return Program { child, _says: says, address: format!("http://127.0.0.1:{port}") };
    }
    panic!("the program ended before it ran: {:?}", child.wait());
}

fn add_site(dir: &std::path::Path) -> String {
    let added = Command::new(env!("CARGO_BIN_EXE_revisit"))
        .args(["site", "add", "Shop", "--json", "--data"])
        .arg(dir)
        .output()
        .unwrap();
    let added: Value = serde_json::from_slice(&added.stdout).unwrap();
    added["key"].as_str().unwrap().to_owned()
}

/// Sends batches in order as a recorder does: the next one only after the last was acknowledged.
async fn visitor(n: usize, url: String, stop: Arc<AtomicBool>, acks: Arc<AtomicU64>, mut next: u64) -> u64 {
    let http = reqwest::Client::builder().timeout(Duration::from_secs(2)).build().unwrap();
    let key = format!("{n:032x}");
    while !stop.load(Ordering::SeqCst) {
        let envelope = json!({ "visit": key, "visitor": key, "tab": format!("{n:016x}"), "seq": next, "sent": now(), "state": "live" });
        let mut events = if next == 0 { page(now(), "/") } else { json!([]) };
        events.as_array_mut().unwrap().push(
            json!({ "type": 5, "data": { "tag": "batch", "payload": { "seq": letters(next) } }, "timestamp": now() }),
        );
        let request = http.post(&url).header("user-agent", CHROME).body(format!("{envelope}\n{events}"));
        let Ok(answer) = request.send().await else { continue };
        let Ok(answer) = answer.json::<Value>().await else { continue };
        if let Some(ack) = answer["ack"].as_i64() {
            assert!(ack >= next as i64, "the batch just sent is acknowledged: {answer}");
            next = ack as u64 + 1;
            acks.fetch_add(1, Ordering::SeqCst);
        }
    }
    next
}

/// Digits are masked by default; letters are not.
fn letters(number: u64) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

fn number(letters: &str) -> u64 {
    letters.bytes().fold(0, |number, letter| number * 10 + u64::from(letter - b'a'))
}

fn now() -> i64 {
    Clock::System.now()
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_instant_no_acknowledged_batch_is_lost_and_none_is_there_twice() {
    let dir = tempfile::tempdir().unwrap();
    let key = add_site(dir.path());
    let mut acknowledged = vec![0_u64; VISITORS];
    let acks = Arc::new(AtomicU64::new(0));
    for round in 0..ROUNDS {
        let mut program = start(dir.path(), free_port());
        let stop = Arc::new(AtomicBool::new(false));
        let url = format!("{}/r/v1/{key}/batch", program.address);
        let tasks: Vec<_> = (0..VISITORS)
            .map(|n| {
                tokio::spawn(visitor(n, url.clone(), Arc::clone(&stop), Arc::clone(&acks), acknowledged[n]))
            })
            .collect();
        // A different instant each time: of its start in odd rounds, under full load in even ones.
        let before = acks.load(Ordering::SeqCst);
        for _ in 0..20_000 {
            if round % 2 == 1 || acks.load(Ordering::SeqCst) > before {
                break;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_millis(17 + 41 * round as u64)).await;
        program.child.kill().unwrap();
        program.child.wait().unwrap();
        stop.store(true, Ordering::SeqCst);
        for (n, task) in tasks.into_iter().enumerate() {
            acknowledged[n] = task.await.unwrap();
        }
    }
    assert!(acknowledged.iter().sum::<u64>() > 100, "there was load: {acknowledged:?}");
    let found = sealed(dir.path()).await;
    for (n, next) in acknowledged.iter().enumerate() {
        let seqs = found.get(&n).cloned().unwrap_or_default();
        let unique: BTreeSet<u64> = seqs.iter().copied().collect();
        assert_eq!(seqs.len(), unique.len(), "visitor {n}: none is there twice");
        let missing: Vec<u64> = (0..*next).filter(|seq| !unique.contains(seq)).collect();
        assert!(missing.is_empty(), "visitor {n}: {missing:?} of {next} were acknowledged and are gone");
    }
}

/// Everything that was stored, by visitor: opened an hour later, when all visits have ended.
async fn sealed(dir: &std::path::Path) -> HashMap<usize, Vec<u64>> {
    let config = Config::load(
        None,
        std::iter::empty(),
        &[format!("data.dir={}", dir.display()), "data.free_bytes_min=0".into()],
    )
    .unwrap();
    let clock = Clock::manual(now() + HOUR);
    let app = App::open(config, clock, Entropy::System).await.unwrap();
    ending::resume(&app).await.unwrap();
    background::work(&app).await;
    app.clock.advance(MINUTE);
    background::work(&app).await;
    let rows = sqlx::query("select id, visit_key from recording where state = 'sealed'")
        .fetch_all(app.db.read())
        .await
        .unwrap();
    let mut found = HashMap::new();
    for row in &rows {
        let visit: Vec<u8> = sqlx::Row::get(row, "visit_key");
        let n = usize::from(*visit.last().unwrap());
        found.insert(n, seqs(&app, db::uuid(row, "id").unwrap()).await);
    }
    found
}

async fn seqs(app: &App, recording: uuid::Uuid) -> Vec<u64> {
    use futures_util::StreamExt;
    let opened = playback::open(app, recording).await.unwrap();
    let pieces: Vec<_> = export::json(app.clone(), opened).collect().await;
    let json: Vec<u8> = pieces.into_iter().flat_map(|piece| piece.unwrap().to_vec()).collect();
    let events: Vec<Value> = serde_json::from_slice(&json).unwrap();
    events
        .iter()
        .filter(|event| event["data"]["tag"] == "batch")
        .map(|event| number(event["data"]["payload"]["seq"].as_str().unwrap()))
        .collect()
}
