use std::io::Write;

use super::*;

fn event(n: i64) -> String {
    format!(r#"{{"type":3,"data":{{"source":1,"positions":[]}},"timestamp":{n}}}"#)
}

fn opened(file: &[u8]) -> Import {
    open(file, &Limits::default()).unwrap()
}

fn raws(import: &Import) -> Vec<&str> {
    import.events.iter().map(|event| event.raw.as_str()).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// JSON text whose characters are these bytes.
fn latin1(bytes: &[u8]) -> String {
    serde_json::to_string(&bytes.iter().map(|&byte| char::from(byte)).collect::<String>()).unwrap()
}

#[test]
fn arrays_lines_and_wrappers_give_the_same_events() {
    let (a, b) = (event(1), event(2));
    for file in [
        format!("[{a},{b}]"),
        format!(" {a}\n{b}\n\n"),
        format!("\u{feff}{a}\r\n{b}"),
        format!(r#"{{"events":[{a},{b}],"name":"x"}}"#),
        format!(r#"{{"version":1,"data":{{"id":"x","snapshots":[{a},{b}]}}}}"#),
        format!("[[{a}],[{b}]]"),
        serde_json::to_string(&format!("[{a},{b}]")).unwrap(),
    ] {
        for wrapped in [
            file.clone().into_bytes(),
            gzip(file.as_bytes()),
            zstd::encode_all(gzip(file.as_bytes()).as_slice(), 1).unwrap(),
        ] {
            let import = opened(&wrapped);
            assert_eq!(raws(&import), [a.as_str(), b.as_str()], "{file}");
            assert_eq!((import.events[1].timestamp, import.events[1].tab), (2, 0));
        }
    }
}

#[test]
fn windows_become_tabs_in_the_order_they_appear() {
    let with_window = |n: i64, w: &str| event(n).replacen('{', &format!(r#"{{"windowId":"{w}","#), 1);
    for file in [
        format!(
            r#"{{"version":"2023-04-28","data":{{"id":"s","person":null,"snapshots":[{},{},{}]}}}}"#,
            with_window(1, "b"),
            with_window(2, "a"),
            with_window(3, "b")
        ),
        format!("[\"b\",{}]\n[\"a\",{}]\n[\"b\",{}]", event(1), event(2), event(3)),
        format!(
            r#"{{"window_id":"b","data":[{}]}}
{{"window_id":"a","data":[{}]}}
{{"window_id":"b","data":[{}]}}"#,
            event(1),
            event(2),
            event(3)
        ),
        format!(
            r#"[{{"event":"$snapshot","properties":{{"$window_id":"b","$snapshot_data":[{}]}}}},{{"properties":{{"$window_id":"a","$snapshot_data":[{}]}}}},{{"properties":{{"$window_id":"b","$snapshot_data":[{}]}}}}]"#,
            event(1),
            event(2),
            event(3)
        ),
    ] {
        let import = opened(file.as_bytes());
        let tabs: Vec<_> = import.events.iter().map(|event| (event.tab, event.timestamp)).collect();
        assert_eq!(tabs, [(0, 1), (1, 2), (0, 3)], "{file}");
        assert_eq!(import.windows, ["b", "a"]);
    }
    let first_version = format!(
        r#"{{"version":"2022-12-02","data":{{"person":null,"snapshotsByWindowId":{{"b":[{}],"a":[{}]}}}}}}"#,
        event(1),
        event(2)
    );
    assert_eq!(opened(first_version.as_bytes()).windows, ["b", "a"]);
}

#[test]
fn posthogs_compressed_fields_come_out_plain() {
    let node = r#"{"node":{"type":0,"childNodes":[],"id":1}}"#;
    let snapshot =
        format!(r#"{{"type":2,"data":{},"timestamp":1,"cv":"2024-10"}}"#, latin1(&gzip(node.as_bytes())));
    let adds = r#"[{"parentId":1,"nextId":null,"node":{"type":3,"textContent":"é","id":2}}]"#;
    let mutation = format!(
        r#"{{"type":3,"data":{{"source":0,"texts":{},"adds":{}}},"timestamp":2,"cv":"2024-10"}}"#,
        latin1(&gzip(b"[]")),
        latin1(&gzip(adds.as_bytes()))
    );
    let import = opened(format!("[{snapshot},{mutation}]").as_bytes());
    assert_eq!(
        raws(&import),
        [
            format!(r#"{{"type":2,"data":{node},"timestamp":1}}"#),
            format!(r#"{{"type":3,"data":{{"source":0,"texts":[],"adds":{adds}}},"timestamp":2}}"#),
        ]
    );
}

#[test]
fn packed_events_are_unpacked() {
    let packed = event(7).replacen('{', r#"{"v":"v1","#, 1);
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    zlib.write_all(packed.as_bytes()).unwrap();
    let file = format!("[{},{}]", latin1(&zlib.finish().unwrap()), event(8));
    assert_eq!(raws(&opened(file.as_bytes())), [packed, event(8)]);
}

#[test]
fn what_is_no_recording_is_refused_with_a_reason() {
    let refused =
        |bytes: &[u8]| open(bytes, &Limits { bytes_max: 100_000, events_max: 2, depth_max: 64 }).unwrap_err();
    assert_eq!(refused(b"[]"), ImportError::NoEvents);
    assert_eq!(refused(b"{\"a\":1}"), ImportError::NoEvents);
    assert_eq!(refused(b"hello"), ImportError::Invalid(Invalid::Syntax { at: 0 }));
    assert_eq!(refused(b"[{\"type\":1"), ImportError::Invalid(Invalid::Truncated));
    assert_eq!(refused(&gzip(&vec![b' '; 200_000])), ImportError::TooLarge);
    assert_eq!(refused(&gzip(b"[]")[..12]), ImportError::Compression);
    assert_eq!(
        refused(format!("[{},{},{}]", event(1), event(2), event(3)).as_bytes()),
        ImportError::TooManyEvents
    );
    assert_eq!(refused("[".repeat(100).as_bytes()), ImportError::Invalid(Invalid::TooDeep));
}

#[test]
fn what_is_no_event_is_counted() {
    let import = opened(format!("[{},1,\"text\",{{\"a\":1}},null]", event(1)).as_bytes());
    assert_eq!((import.events.len(), import.ignored), (1, 4));
}

/// Files that one of these would hide a lost event in are many and large, hence not in the tree.
#[test]
fn every_event_of_real_recordings_is_kept() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/recordings");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no recordings in {}", folder.display());
        return;
    };
    for file in files {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let import = opened(&bytes);
        let json = zstd::decode_all(bytes.as_slice()).unwrap();
        let second: Vec<&serde_json::value::RawValue> = serde_json::from_slice(&json).unwrap();
        let same = second.iter().map(|raw| raw.get()).eq(raws(&import));
        assert!(same && import.ignored == 0, "{}", path.display());
    }
}
