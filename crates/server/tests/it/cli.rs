//! The command line, as an operator and a script use it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::harness::{NOON, page};

fn revisit(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_revisit"))
        .args(["--data", dir.to_str().unwrap()])
        .env("REVISIT_LANGUAGE", "en")
        .args(args)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_wrong_setting_stops_the_start_with_a_sentence_that_names_it() {
    let dir = tempfile::tempdir().unwrap();
    let output = revisit(dir.path(), &["--set", "visits.silence_ms=soon", "serve"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("visits.silence_ms") && said.contains("soon") && said.contains("--set"), "{said}");
    let file = dir.path().join("revisit.toml");
    std::fs::write(&file, "[server]\nlisten = 8080\n").unwrap();
    let output = revisit(dir.path(), &["--config", file.to_str().unwrap(), "doctor"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("server.listen"), "{}", text(&output.stderr));
}

#[test]
fn the_printed_settings_file_is_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let sample = revisit(dir.path(), &["config"]);
    assert!(sample.status.success());
    let file = dir.path().join("revisit.toml");
    std::fs::write(&file, &sample.stdout).unwrap();
    assert!(revisit(dir.path(), &["--config", file.to_str().unwrap(), "migrate"]).status.success());
}

#[test]
fn what_is_imported_is_exported_event_by_event() {
    let dir = tempfile::tempdir().unwrap();
    let mut events = page(NOON, "/letters").as_array().unwrap().clone();
    events.push(json!({ "type": 3, "data": { "source": 2, "type": 2, "id": 6, "x": 10, "y": 20 }, "timestamp": NOON + 900 }));
    let file = dir.path().join("visit.jsonl");
    let lines: Vec<String> = events.iter().map(Value::to_string).collect();
    std::fs::write(&file, zstd::encode_all(lines.join("\n").as_bytes(), 3).unwrap()).unwrap();
    let imported = revisit(dir.path(), &["import", "--json", file.to_str().unwrap()]);
    assert!(imported.status.success(), "{}", text(&imported.stderr));
    let report: Value = serde_json::from_slice(&imported.stdout).unwrap();
    assert_eq!(
        (&report["events"], &report["playable"], &report["duration_ms"]),
        (&json!(3), &json!(true), &json!(900))
    );
    let exported = revisit(dir.path(), &["export", report["id"].as_str().unwrap()]);
    let back: Vec<Value> = serde_json::from_slice(&exported.stdout).unwrap();
    assert_eq!(back, events);
    assert!(revisit(dir.path(), &["doctor"]).status.code() != Some(1));
}

#[test]
fn a_password_that_is_imported_leaves_not_even_its_length_however_late_it_was_typed() {
    let dir = tempfile::tempdir().unwrap();
    let field =
        json!({"type": 2, "tagName": "input", "attributes": {"type": "password"}, "childNodes": [], "id": 5});
    let page = json!({"type": 0, "childNodes": [{"type": 2, "tagName": "html", "attributes": {}, "childNodes": [field], "id": 2}], "id": 1});
    let mut events = vec![
        json!({"type": 4, "data": {"href": "https://shop.example/", "width": 800, "height": 600}, "timestamp": 1_000}),
        json!({"type": 2, "data": {"node": page, "initialOffset": {"left": 0, "top": 0}}, "timestamp": 1_001}),
    ];
    // More events than are scrubbed at a time.
    let typed = |at: i64| json!({"type": 3, "data": {"source": 5, "text": "****************", "isChecked": false, "id": 5}, "timestamp": 1_001 + at});
    events.extend((1..=450).map(typed));
    let file = dir.path().join("typed.json");
    std::fs::write(&file, serde_json::to_vec(&events).unwrap()).unwrap();
    let imported = revisit(dir.path(), &["import", "--json", file.to_str().unwrap()]);
    assert!(imported.status.success(), "{}", text(&imported.stderr));
    let report: Value = serde_json::from_slice(&imported.stdout).unwrap();
    let id = report["id"].as_str().unwrap();
    let exported = revisit(dir.path(), &["export", id]);
    let exported = text(&exported.stdout);
    assert!(exported.matches(r#""source":5"#).count() >= 450, "{exported}");
    assert!(!exported.contains("****"), "stars say how long it is");
}

#[test]
fn a_file_that_can_not_be_imported_is_named_and_the_others_are() {
    let dir = tempfile::tempdir().unwrap();
    let (good, bad) = (dir.path().join("good.json"), dir.path().join("bad.json"));
    std::fs::write(&good, page(NOON, "/").to_string()).unwrap();
    std::fs::write(&bad, "not a recording").unwrap();
    let output = revisit(dir.path(), &["import", "--json", bad.to_str().unwrap(), good.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("bad.json"), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("good.json"));
}

#[test]
fn doctor_finds_a_segment_that_is_gone() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("visit.json");
    std::fs::write(&file, page(NOON, "/").to_string()).unwrap();
    assert!(revisit(dir.path(), &["import", file.to_str().unwrap()]).status.success());
    let told = |output: Output| serde_json::from_slice::<Value>(&output.stdout).unwrap();
    let finding = |report: &Value, about: &str| {
        report["findings"].as_array().unwrap().iter().find(|finding| finding["about"] == about).unwrap()["good"].clone()
    };
    let before = told(revisit(dir.path(), &["doctor", "--json"]));
    assert_eq!((finding(&before, "objects"), finding(&before, "recordings")), (json!(true), json!(true)));
    std::fs::remove_dir_all(dir.path().join("blobs/recordings")).unwrap();
    let output = revisit(dir.path(), &["doctor", "--json"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(finding(&told(output), "objects"), json!(false));
}

#[test]
fn a_scan_finds_what_todays_settings_do_not_allow_and_never_says_what() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("visit.json");
    let mut events = page(NOON, "/");
    let told = json!({"type": 5, "timestamp": NOON + 500, "data": {"tag": "order", "payload": {"note": "call 4711 0815"}}});
    events.as_array_mut().unwrap().push(told);
    std::fs::write(&file, events.to_string()).unwrap();
    assert!(revisit(dir.path(), &["import", file.to_str().unwrap()]).status.success());
    let scan = |more: &[&str]| {
        let output = revisit(dir.path(), &[&["scan", "--json"], more].concat());
        (output.status.code(), serde_json::from_slice::<Value>(&output.stdout).unwrap())
    };
    // What is imported was scrubbed like all else.
    let (code, clean) = scan(&[]);
    assert_eq!((code, &clean["recordings"], &clean["concerned"]), (Some(0), &json!(1), &json!(0)));
    assert!(text(&revisit(dir.path(), &["scan"]).stdout).starts_with("1 recording looked through: nothing"));
    assert_eq!(revisit(dir.path(), &["scan", "--site", "nobody"]).status.code(), Some(1));
}

#[test]
fn an_imported_recording_is_erased_with_a_receipt_and_only_when_it_is_no_dry_run() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("visit.json");
    std::fs::write(&file, page(NOON, "/letters").to_string()).unwrap();
    let imported = revisit(dir.path(), &["import", "--json", file.to_str().unwrap()]);
    let report: Value = serde_json::from_slice(&imported.stdout).unwrap();
    let id = report["id"].as_str().unwrap();
    let erase = |more: &[&str]| revisit(dir.path(), &[&["erase", "--json"], more].concat());
    let tried = erase(&["--recording", id, "--dry-run"]);
    let told: Value = serde_json::from_slice(&tried.stdout).unwrap();
    assert_eq!((&told["dry_run"], &told["would_remove"]["recordings"]), (&json!(true), &json!(1)), "{told}");
    assert!(revisit(dir.path(), &["export", id]).status.success());
    let by_ip = erase(&["--ip", "203.0.113.7"]);
    assert_eq!(by_ip.status.code(), Some(1));
    assert!(text(&by_ip.stderr).contains("keep no addresses"), "{}", text(&by_ip.stderr));
    let done = erase(&["--recording", id]);
    let receipt: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(
        (&receipt["removed"]["recordings"], &receipt["removed"]["visitors"]),
        (&json!(1), &json!(1)),
        "{receipt}"
    );
    assert!(receipt["done_at"].is_i64() && receipt["by"].is_null(), "{receipt}");
    assert!(!revisit(dir.path(), &["export", id]).status.success());
    let again = erase(&["--recording", id]);
    assert_eq!(
        (again.status.code(), again.stdout.len()),
        (Some(1), 0),
        "a wrong id does not look like a done erasure"
    );
    for wrong in [
        &["erase"][..],
        &["erase", "--recording", id, "--email", "a@b.example"],
        &["erase", "--visitor", "all"],
        &["erase", "--ip", "203.0.113"],
    ] {
        assert_eq!(revisit(dir.path(), wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn every_command_explains_itself() {
    let dir = tempfile::tempdir().unwrap();
    for command in [
        "serve", "demo", "site", "member", "import", "export", "scan", "erase", "doctor", "config",
        "migrate", "openapi",
    ] {
        let output = revisit(dir.path(), &[command, "--help"]);
        assert!(output.status.success(), "{command}");
        assert!(
            text(&output.stdout).lines().next().is_some_and(|line| line.ends_with('.') || line.len() > 20),
            "{command}"
        );
    }
}

#[test]
fn the_command_line_speaks_the_operators_language_and_json_stays_english() {
    let dir = tempfile::tempdir().unwrap();
    let said = |args: &[&str]| {
        let output = revisit(dir.path(), args);
        (output.status.code(), text(&output.stdout) + &text(&output.stderr))
    };
    for (language, help, wrong) in [
        ("en", "Adds a site", "there is no argument --domian"),
        ("de", "Fügt eine Website hinzu", "es gibt kein Argument --domian"),
        ("cs", "Přidá web", "argument --domian neexistuje"),
        ("hu", "Hozzáad egy webhelyet", "nincs --domian argumentum"),
    ] {
        assert!(said(&["--language", language, "site", "add", "--help"]).1.contains(help), "{language}");
        let (code, refused) = said(&["site", "add", "Shop", "--domian", "x.example", "--language", language]);
        assert_eq!((code, refused.contains(wrong)), (Some(2), true), "{refused}");
    }
    let (_, german) = said(&["--language", "de", "doctor"]);
    assert!(german.contains("Aufnahmen: 0 lassen sich abspielen"), "{german}");
    let (_, json) = said(&["--language", "de", "doctor", "--json"]);
    assert!(json.contains("0 can be played"), "{json}");
    assert_eq!(said(&["--language", "fr", "doctor"]).0, Some(2));
}
