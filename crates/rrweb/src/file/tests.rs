mod pages;

use proptest::prelude::*;

use super::index::check_head;
use super::*;

fn seal(events: &[(u16, i64, String)], options: Options) -> (Index, Vec<Vec<u8>>) {
    let mut writer = Writer::new(options);
    for (tab, time_ms, json) in events {
        writer.push(TabEvent { tab: *tab, time_ms: *time_ms, json }).expect("the event is taken");
    }
    let sealed = writer.finish().expect("it ends");
    (sealed.index, sealed.segments.into_iter().map(|segment| segment.bytes).collect())
}

/// Many small blocks, epochs and segments.
fn small() -> Options {
    Options {
        block_bytes: 300,
        start_block_bytes: 100,
        epoch_bytes: 2000,
        segment_bytes: 1500,
        ..Options::default()
    }
}

fn read(index: &Index, segments: &[Vec<u8>], n: u32) -> Result<DecodedBlock, ReadError> {
    decode(index, n, |segment, range| slice(segments, segment, range))
}

/// Recorded events of a tab, frames left out.
fn events_of(index: &Index, segments: &[Vec<u8>], tab: u16) -> Vec<String> {
    let blocks = index.blocks_of(tab).map(|block| read(index, segments, block.n).expect("it decodes"));
    blocks.flat_map(|block| block.events().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn meta(ms: i64) -> String {
    format!(r#"{{"type":4,"data":{{"href":"http://a/","width":8,"height":6}},"timestamp":{ms}}}"#)
}

fn snapshot(ms: i64) -> String {
    let text = r#"{"type":3,"textContent":"a text that is long enough to be worth sharing","id":3}"#;
    let html = format!(r#"{{"type":2,"tagName":"html","attributes":{{}},"childNodes":[{text}],"id":2}}"#);
    let node = format!(r#"{{"type":0,"childNodes":[{html}],"id":1}}"#);
    format!(r#"{{"type":2,"data":{{"node":{node},"initialOffset":{{"left":0,"top":0}}}},"timestamp":{ms}}}"#)
}

fn text_change(ms: i64) -> String {
    let texts = format!(r#"[{{"id":3,"value":"text number {ms}"}}]"#);
    let data = format!(r#"{{"source":0,"texts":{texts},"attributes":[],"removes":[],"adds":[]}}"#);
    format!(r#"{{"type":3,"data":{data},"timestamp":{ms}}}"#)
}

/// Two tabs, each a page with many changes.
fn story() -> Vec<(u16, i64, String)> {
    let mut events = Vec::new();
    for tab in [0, 7] {
        events.push((tab, 1000, meta(1000)));
        events.push((tab, 1000, snapshot(1000)));
    }
    for step in 0..60 {
        let ms = 1001 + step * 10;
        events.push((if step % 3 == 0 { 7 } else { 0 }, ms, text_change(ms)));
    }
    events
}

#[test]
fn every_event_of_every_shared_recording_comes_back_byte_by_byte() {
    for recording in shared_recordings() {
        let events: Vec<_> = recording.events.into_iter().map(|(ms, json)| (0, ms, json)).collect();
        let (index, segments) = seal(&events, Options { level: 1, ..Options::default() });
        assert!(
            events_of(&index, &segments, 0).iter().eq(events.iter().map(|event| &event.2)),
            "{}",
            recording.name
        );
        assert_eq!(verify(&index, &segments), Ok(()));
    }
}

/// What a player must do to show a moment is bounded: two reads, and no more JSON than the page is large.
#[test]
fn any_moment_of_every_shared_recording_opens_with_two_reads() {
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for recording in shared_recordings() {
        let largest = recording.events.iter().map(|(_, json)| json.len()).max().unwrap_or(0);
        let events: Vec<_> = recording.events.into_iter().map(|(ms, json)| (0, ms, json)).collect();
        let (index, _) = seal(&events, Options { level: 1, ..Options::default() });
        let span = (index.end_ms() - index.start_ms()).max(1) as u64;
        for _ in 0..200 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let moment = index.start_ms() + ((random >> 16) % span) as i64;
            let opening = index.opening(0, moment).expect("there is a block");
            assert_eq!(opening.blocks.len(), 1, "{}", recording.name);
            assert!(opening.dictionaries.len() <= 1, "{}", recording.name);
            let block = &index.blocks[opening.blocks[0] as usize];
            assert!(block.first_ms <= moment || block.n == 0);
            let apply = block.json_len as usize;
            assert!(apply <= 2_500_000.max(3 * largest), "{}: {apply} bytes to apply", recording.name);
        }
    }
}

#[test]
fn each_block_opens_alone_and_tabs_do_not_mix() {
    let events = story();
    let (index, segments) = seal(&events, small());
    assert!(index.blocks.len() > 6 && segments.len() > 1 && index.dictionaries.len() > 1);
    assert_eq!(index.tabs(), [0, 7]);
    assert_eq!((index.start_ms(), index.end_ms()), (1000, 1591));
    for block in &index.blocks {
        assert!(block.start != (block.frame_events > 0), "a page or a key frame, never both");
        let json = read(&index, &segments, block.n).expect("it decodes");
        assert!(json.json().starts_with(r#"[{"type":4"#) && !block.continues);
    }
    for tab in [0, 7] {
        let ours: Vec<_> =
            events.iter().filter(|event| event.0 == tab).map(|event| event.2.clone()).collect();
        assert_eq!(events_of(&index, &segments, tab), ours);
    }
}

#[test]
fn a_key_frame_shows_what_came_before_it() {
    let (index, segments) = seal(&story(), small());
    let block = index.blocks_of(0).nth(2).expect("there are several");
    let decoded = read(&index, &segments, block.n).expect("it decodes");
    let before = events_of(&index, &segments, 0);
    let first = decoded.events().next().expect("it has events").to_owned();
    let position = before.iter().position(|event| *event == first).expect("it is one of them");
    let last_change: String =
        before[position - 1].split("\"value\":").nth(1).unwrap_or("").chars().take(12).collect();
    let frame: Vec<_> = decoded.frame().collect();
    assert_eq!(frame.len(), block.frame_events as usize);
    assert!(frame[1].contains(&last_change), "{last_change} in {}", frame[1]);
    assert!(frame.iter().all(|event| event.contains(&format!("\"timestamp\":{}", block.first_ms))));
}

#[test]
fn opening_picks_the_block_that_covers_the_moment() {
    let (index, _) = seal(&story(), small());
    for block in index.blocks_of(7) {
        assert_eq!(index.opening(7, block.last_ms).map(|opening| opening.blocks), Some(vec![block.n]));
    }
    let first = index.blocks_of(7).next().expect("there is one").n;
    assert_eq!(index.opening(7, i64::MIN).map(|opening| opening.blocks), Some(vec![first]));
    assert_eq!(index.opening(3, 1000), None);
}

#[test]
fn without_any_snapshot_events_are_kept_all_the_same() {
    let events: Vec<_> = (0..50).map(|ms| (0, ms, text_change(ms))).collect();
    let (index, segments) = seal(&events, small());
    assert_eq!(events_of(&index, &segments, 0).len(), 50);
    assert!(index.blocks.iter().all(|block| block.frame_events == 0 && !block.start));
}

#[test]
fn segments_can_be_taken_as_they_come() {
    let mut writer = Writer::new(small());
    let mut taken = Vec::new();
    for (tab, time_ms, json) in story() {
        writer.push(TabEvent { tab, time_ms, json: &json }).expect("the event is taken");
        taken.extend(std::iter::from_fn(|| writer.take_segment()));
    }
    assert!(!taken.is_empty());
    let sealed = writer.finish().expect("it ends");
    taken.extend(sealed.segments);
    assert!(taken.iter().enumerate().all(|(number, segment)| segment.number as usize == number));
    let segments: Vec<_> = taken.into_iter().map(|segment| segment.bytes).collect();
    assert_eq!((sealed.index, segments), seal(&story(), small()));
}

#[test]
fn the_index_is_rebuilt_from_the_segments_alone() {
    let (index, segments) = seal(&story(), small());
    assert_eq!(Index::rebuild(segments.iter().map(|segment| &segment[..])), Ok(index.clone()));
    assert_eq!(Index::from_bytes(&index.to_bytes()), Ok(index));
    let reversed = segments.iter().rev().map(|segment| &segment[..]);
    assert!(Index::rebuild(reversed).is_err());
}

#[test]
fn an_empty_recording_is_one_too() {
    let (index, segments) = seal(&[], Options::default());
    assert_eq!((index.blocks.len(), segments.len()), (0, 0));
    assert_eq!(Index::from_bytes(&index.to_bytes()), Ok(index));
}

#[test]
fn times_that_run_backwards_do_not_confuse_the_index() {
    let events = [
        (0, 500, meta(500)),
        (0, 400, snapshot(400)),
        (0, 600, text_change(600)),
        (0, 100, text_change(100)),
    ];
    let (index, _) = seal(&events, Options::default());
    assert_eq!((index.start_ms(), index.end_ms()), (500, 600));
}

#[test]
fn what_is_not_json_is_refused_and_the_rest_goes_on() {
    let mut writer = Writer::new(Options::default());
    let refused = writer.push(TabEvent { tab: 0, time_ms: 1, json: "{\"a\":" });
    assert!(matches!(refused, Err(WriteError::NotJson(_))));
    writer.push(TabEvent { tab: 0, time_ms: 1, json: "{}" }).expect("the event is taken");
    assert_eq!(writer.finish().expect("it ends").index.blocks[0].events, 1);
}

#[test]
fn newer_versions_are_refused_by_name() {
    let (index, segments) = seal(&story(), small());
    let newer = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        bytes[4] = VERSION + 1;
        bytes
    };
    let refusal = Err(ReadError::Newer { version: VERSION + 1 });
    assert_eq!(Index::from_bytes(&newer(&index.to_bytes())), refusal);
    assert_eq!(Index::rebuild([&newer(&segments[0])[..]]), refusal);
    assert_eq!(check_head(b"RVSG", b"RVSG"), Err(ReadError::Truncated));
    assert_eq!(check_head(b"PNG\0\x01\0\0\0", b"RVSG"), Err(ReadError::NotARecording));
}

#[test]
fn any_changed_byte_is_found_or_changes_nothing() {
    let (index, segments) = seal(&story()[..20], Options { epoch_bytes: 1500, ..small() });
    let bytes = index.to_bytes();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x41;
        assert!(Index::from_bytes(&changed).is_err(), "index byte {at}");
    }
    for (number, segment) in segments.iter().enumerate() {
        for at in 0..segment.len() {
            let mut changed = segments.clone();
            changed[number][at] ^= 0x41;
            assert!(verify(&index, &changed).is_err(), "segment {number} byte {at}");
        }
    }
}

#[test]
fn any_cut_is_found() {
    let (index, segments) = seal(&story()[..20], Options { epoch_bytes: 1500, ..small() });
    let bytes = index.to_bytes();
    assert!((0..bytes.len()).all(|end| Index::from_bytes(&bytes[..end]).is_err()));
    let segment = &segments[0];
    assert!((0..segment.len()).all(|end| Index::rebuild([&segment[..end]]).is_err()));
}

#[test]
fn a_bomb_is_stopped_at_the_size_the_index_announced() {
    let payload = vec![0_u8; 1 << 20];
    let compressed = zstd::bulk::compress(&payload, 3).expect("it compresses");
    let (mut index, _) = seal(&story(), Options::default());
    let block = &mut index.blocks[0];
    block.place.len = compressed.len() as u32;
    block.place.crc = crc32fast::hash(&compressed);
    block.place.packed_len = 1000;
    assert!(matches!(decode_block(block, None, &compressed), Err(ReadError::Malformed(_))));
    block.place.packed_len = JSON_BYTES_MAX + 1;
    assert_eq!(decode_block(block, None, &compressed), Err(ReadError::TooLarge));
}

/// Recordings of version 1 stay readable for ever. The files were written by the first release of it.
#[test]
fn the_recording_kept_from_version_1_reads_as_it_did() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let load = |name: &str| std::fs::read(folder.join(name)).expect("the fixture is there");
    if std::env::var_os("REVISIT_WRITE_FIXTURES").is_some() {
        write_fixture(&folder);
    }
    let segments: Vec<_> = (0..4).map(|number| load(&format!("recording-v1.segment-{number}"))).collect();
    let index = Index::from_bytes(&load("recording-v1.index")).expect("the index reads");
    assert_eq!(verify(&index, &segments), Ok(()));
    let mut text = String::new();
    for block in &index.blocks {
        let decoded = read(&index, &segments, block.n).expect("it decodes");
        text.push_str(decoded.json());
        text.push('\n');
    }
    assert_eq!(text.into_bytes(), load("recording-v1.jsonl"));
}

fn write_fixture(folder: &std::path::Path) {
    let options = Options { epoch_bytes: 6000, segment_bytes: 900, ..small() };
    let (index, segments) = seal(&story(), options);
    let write =
        |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("it can be written");
    assert_eq!(segments.len(), 4);
    write("recording-v1.index", &index.to_bytes());
    let mut text = String::new();
    for block in &index.blocks {
        text.push_str(read(&index, &segments, block.n).expect("it decodes").json());
        text.push('\n');
    }
    write("recording-v1.jsonl", text.as_bytes());
    for (number, segment) in segments.iter().enumerate() {
        write(&format!("recording-v1.segment-{number}"), segment);
    }
}

fn json() -> impl Strategy<Value = String> {
    let string = prop_oneof![
        "[a-z]{0,6}",
        "[ -~]{0,40}".prop_map(|text| text.replace(['\\', '"'], "")),
        Just(r#"é\u00e9\n\"€\ud800😀"#.to_owned()),
    ];
    let number = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        (0..2000_i64).prop_map(|n| n.to_string()),
        any::<f64>().prop_filter("JSON has no NaN", |n| n.is_finite()).prop_map(|n| format!("{n:?}")),
        Just("-0".to_owned()),
        Just("1e3".to_owned()),
        Just("123456789012345678901234567890".to_owned()),
    ];
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        number,
        string.clone().prop_map(|text| format!("\"{text}\"")),
    ];
    let key = prop_oneof!["(id|type|childNodes|node|attributes|style)", string];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        let space = prop_oneof![9 => Just(""), 1 => Just(" ")];
        prop_oneof![
            (prop::collection::vec(inner.clone(), 0..6), space.clone())
                .prop_map(|(items, space)| format!("[{}]", items.join(&format!(",{space}")))),
            (prop::collection::vec((key.clone(), inner), 0..6), space).prop_map(|(members, space)| {
                let members: Vec<_> =
                    members.iter().map(|(key, value)| format!("\"{key}\":{space}{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_events_of_any_tabs_come_back_byte_by_byte(
        events in prop::collection::vec((0..3_u16, 0..5000_i64, json()), 0..30),
        epoch_bytes in 100..5000_usize,
    ) {
        let (index, segments) = seal(&events, Options { level: 1, epoch_bytes, ..small() });
        for tab in 0..3 {
            let ours: Vec<_> = events.iter().filter(|event| event.0 == tab).map(|event| event.2.clone()).collect();
            prop_assert_eq!(events_of(&index, &segments, tab), ours);
        }
        prop_assert_eq!(verify(&index, &segments), Ok(()));
    }

    #[test]
    fn bytes_that_were_never_a_recording_are_refused_without_a_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        hostile::index(&bytes);
        hostile::payload(&bytes);
        hostile::dictionary(&bytes);
        hostile::events(&bytes);
    }

    #[test]
    fn changed_payloads_are_refused_or_read_without_a_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let (index, segments) = seal(&story(), Options { epoch_bytes: 1 << 20, ..small() });
        let place = &index.dictionaries[0];
        let mut dictionary = inflated(place, &[], &segments);
        let mut payload = inflated(&index.blocks[1].place, &dictionary, &segments);
        for (at, byte) in changes {
            let (d, p) = (at.index(dictionary.len()), at.index(payload.len()));
            hostile::block(&dictionary, &payload);
            dictionary[d] = byte;
            hostile::block(&dictionary, &payload);
            payload[p] = byte;
        }
        hostile::block(&dictionary, &payload);
    }
}

fn inflated(place: &Place, prefix: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    let bytes = slice(segments, place.segment, place.range()).expect("it is there");
    let mut zstd = zstd::bulk::Decompressor::with_dictionary(prefix).expect("it starts");
    zstd.decompress(bytes, place.packed_len as usize).expect("it decompresses")
}

#[test]
fn a_block_that_names_a_column_it_does_not_have_is_refused() {
    // Found by the fuzzer: a dictionary of nothing, and a block of one event in column 0.
    hostile::block(&[0, 0, 0], &[0, 8, 0]);
}
