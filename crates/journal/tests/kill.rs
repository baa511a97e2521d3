//! kill -9 of a process that appends and forgets, at random instants, again and again on the same
//! folder: what it was told is stored is there, once, with the same bytes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{HashMap, HashSet};
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use revisit_journal::{Journal, Options, StreamId};

const FOLDER: &str = "REVISIT_JOURNAL_KILL_FOLDER";
const ROUND: &str = "REVISIT_JOURNAL_KILL_ROUND";
const ROUNDS: u64 = 30;
const PRODUCERS: u8 = 8;

fn options() -> Options {
    Options { file_bytes: 200_000, free_bytes_min: 0, ..Options::new(11) }
}

/// Its name in front, so that a mix-up would show, and a length of its own.
fn payload(name: &str) -> Vec<u8> {
    let bytes = name.bytes().map(usize::from).sum::<usize>() * 37 % 5_000;
    format!("{name} ").into_bytes().into_iter().cycle().take(name.len() + 1 + bytes).collect()
}

fn name(payload: &[u8]) -> String {
    String::from_utf8(payload.split(|byte| *byte == b' ').next().unwrap().to_vec()).unwrap()
}

/// Runs in the child only: appends for ever, says "+name" when stored, "-name" before it forgets.
#[test]
fn child() {
    let (Ok(folder), Ok(round)) = (env::var(FOLDER), env::var(ROUND)) else { return };
    let (journal, _) = Journal::open(Path::new(&folder), options(), |_| {}).unwrap();
    say("ready");
    let producers: Vec<_> = (0..PRODUCERS)
        .map(|producer| {
            let (journal, round) = (journal.clone(), round.clone());
            thread::spawn(move || produce(&journal, producer, &round))
        })
        .collect();
    producers.into_iter().for_each(|producer| producer.join().unwrap());
}

fn produce(journal: &Journal, producer: u8, round: &str) {
    let stream = StreamId([producer; 16]);
    for n in 0.. {
        let name = format!("{round}.{producer}.{n}");
        let (done, result) = mpsc::channel();
        journal.append(stream, payload(&name), move |outcome| done.send(outcome).unwrap());
        let at = result.recv().unwrap().unwrap();
        say(&format!("+{name}"));
        if n % 5 == 4 {
            say(&format!("-{name}"));
            journal.forget(stream, at);
        }
    }
}

/// One write for each line, so that a kill cannot cut one in two.
fn say(line: &str) {
    std::io::stdout().lock().write_all(format!("\n{line}\n").as_bytes()).unwrap();
}

/// What a round's child said until it was killed.
fn run_and_kill(folder: &Path, round: u64) -> Vec<String> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture"])
        .env(FOLDER, folder)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let ready = lines.by_ref().map_while(Result::ok).any(|line| line == "ready");
    assert!(ready, "the child of round {round} did not start");
    let reader = thread::spawn(move || lines.map_while(Result::ok).collect::<Vec<_>>());
    thread::sleep(Duration::from_micros(round * 7_919 % 60 * 1_000 + round * 131 % 1_000));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// What must be there, by stream, kept over the rounds as the children's words change it.
#[derive(Default)]
struct Promises {
    stored: HashMap<String, HashSet<String>>,
    ever: usize,
}

impl Promises {
    fn hear(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix('+') {
            self.stored.entry(stream_of(name)).or_default().insert(name.to_owned());
            self.ever += 1;
        } else if let Some(name) = line.strip_prefix('-') {
            self.stored.remove(&stream_of(name));
        }
    }

    fn check(&self, found: &HashSet<String>, round: u64) {
        for name in self.stored.values().flatten() {
            assert!(found.contains(name), "round {round} lost {name}");
        }
    }
}

fn stream_of(name: &str) -> String {
    name.split('.').nth(1).unwrap().to_owned()
}

#[test]
fn kill_minus_nine_at_random_instants_loses_nothing_acknowledged_and_doubles_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (mut promises, started) = (Promises::default(), Instant::now());
    for round in 0..ROUNDS {
        for line in run_and_kill(dir.path(), round) {
            promises.hear(&line);
        }
        let mut found = HashSet::new();
        let opened = Journal::open(dir.path(), options(), |record| {
            let name = name(record.payload);
            assert_eq!(record.payload, payload(&name));
            assert!(found.insert(name), "found twice in round {round}");
        });
        let (journal, report) = opened.unwrap();
        assert_eq!((report.damaged, report.unreadable.len()), (0, 0), "round {round}");
        promises.check(&found, round);
        journal.close();
    }
    assert!(promises.ever > 100, "only {} records in {:?}", promises.ever, started.elapsed());
}
