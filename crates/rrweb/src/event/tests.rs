use super::*;

fn read(json: &str) -> Result<Events<'_>, Invalid> {
    events(json.as_bytes(), &Limits::default())
}

#[test]
fn an_event_is_read_without_copying_it() {
    let json = r#" [ {"type":4,"data":{"href":"x"},"timestamp":12} , {"type":3,"data":{"source":5,"id":1},"timestamp":13.7}]"#;
    let events = read(json).unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].kind, EventType::Meta);
    assert_eq!(events[0].raw, r#"{"type":4,"data":{"href":"x"},"timestamp":12}"#);
    assert_eq!(events[0].data, r#"{"href":"x"}"#);
    assert_eq!((events[1].source, events[1].timestamp), (Some(IncrementalSource::Input), 13));
}

#[test]
fn keys_may_be_escaped_and_in_any_order() {
    let events =
        read(r#"[{"timestamp":1,"data":{"payload":{},"tag":"re\u0076isit.page"},"t\u0079pe":5}]"#).unwrap();
    assert_eq!(events[0].kind, EventType::Custom);
    assert_eq!(events[0].tag.as_deref(), Some("revisit.page"));
}

#[test]
fn an_unknown_type_is_kept() {
    let events =
        read(r#"[{"type":99,"timestamp":1e400}, {"type":3,"data":{"source":77},"timestamp":-5}]"#).unwrap();
    assert_eq!(events[0].kind, EventType::Unknown(99));
    assert_eq!(events[0].timestamp, i64::MAX);
    assert_eq!(events[0].data, "null");
    assert_eq!(events[1].source, Some(IncrementalSource::Unknown(77)));
}

#[test]
fn what_is_no_event_is_refused_with_its_place() {
    for item in [
        "1",
        "\"x\"",
        "[]",
        "{}",
        r#"{"type":1}"#,
        r#"{"type":"1","timestamp":1}"#,
        r#"{"type":1.5,"timestamp":1}"#,
    ] {
        let json = format!(r#"[{{"type":0,"timestamp":0}},{item}]"#);
        assert_eq!(read(&json), Err(Invalid::NotAnEvent { index: 1 }), "{item}");
    }
}

#[test]
fn two_types_that_differ_are_refused_and_two_that_agree_are_not() {
    assert_eq!(read(r#"[{"type":4,"type":3,"timestamp":1}]"#), Err(Invalid::Contradiction));
    assert_eq!(
        read(r#"[{"type":3,"data":{"source":1,"source":5},"timestamp":1}]"#),
        Err(Invalid::Contradiction)
    );
    assert_eq!(read(r#"[{"type":4,"data":{},"timestamp":1,"data":{"a":1}}]"#), Err(Invalid::Contradiction));
    assert!(read(r#"[{"type":4,"type":4,"timestamp":1}]"#).is_ok());
}

#[test]
fn only_the_json_grammar_is_taken() {
    let event = |inner: &str| format!(r#"[{{"type":1,"timestamp":1,"x":{inner}}}]"#);
    for good in ["0", "-0.5e+10", "1E5", "\"\\u00e9\\n\"", "[[],{}]", "true", "null", "{\"a\":[1,2]}"] {
        assert!(read(&event(good)).is_ok(), "{good}");
    }
    let bad = [
        "01",
        "+1",
        "1.",
        ".5",
        "1e",
        "tru",
        "nul",
        "NaN",
        "'a'",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "[1,]",
        "{,}",
        "{\"a\"}",
        "{a:1}",
        "1 2",
    ];
    for bad in bad {
        assert!(read(&event(bad)).is_err(), "{bad}");
        assert!(serde_json::from_str::<serde_json::Value>(&event(bad)).is_err(), "{bad}");
    }
}

#[test]
fn each_refusal_has_its_code() {
    let small = Limits { events_max: 1, depth_max: 3 };
    let code = |json: &[u8]| events(json, &small).unwrap_err().code();
    assert_eq!(code(b"[{\"type\":1"), "truncated");
    assert_eq!(code(b"[{\"type\":1,\"timestamp\":1}"), "truncated");
    assert_eq!(code(b"[{\"type\":1,\"timestamp\":1}] x"), "malformed");
    assert_eq!(code(b"[\"\xff\"]"), "malformed");
    assert_eq!(code(b"{}"), "bad_events");
    assert_eq!(code(b"[{\"type\":1,\"timestamp\":1,\"x\":[[[[]]]]}]"), "bad_events");
    assert_eq!(code(b"[{\"type\":1,\"timestamp\":1},{\"type\":1,\"timestamp\":1}]"), "too_many_events");
}

#[test]
fn every_cut_of_a_batch_is_called_truncated() {
    let json =
        r#"[{"type":3,"data":{"source":0,"t":"a\u00e9b",  "n":-1.5e3,"b":[true,null]},"timestamp":1}]"#;
    for cut in 0..json.len() {
        let error = read(&json[..cut]).unwrap_err();
        assert!(matches!(error, Invalid::Truncated), "{cut}: {error}");
    }
}

#[test]
fn only_the_outer_timestamp_is_rewritten() {
    let raw = r#"{"type":5,"data":{"tag":"x","timestamp":7},"timestamp" : 8.5,"delay":1}"#;
    let event = one(raw.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(
        event.at(-3).raw(),
        r#"{"type":5,"data":{"tag":"x","timestamp":7},"timestamp" : -3,"delay":1}"#
    );
    assert_eq!(event.at(8).raw(), raw);
}

#[test]
fn an_event_with_another_time_is_what_its_text_reads_as() {
    for raw in [
        r#"{"type":5,"data":{"tag":"x\u0041"},"timestamp":8}"#,
        r#"{"timestamp":8, "type":3,"data":{"source":2,"timestamp":8},"a":[1]}"#,
        r#"{"timestamp":8,"type":3,"timestamp":8.2,"data":[1],"timestamp":8}"#,
        r#"{"type":6,"timestamp":8,"data":{"plugin":"p"}}"#,
        r#"{"type":4,"timestamp":8}"#,
    ] {
        for batch in [format!("[{raw}]"), format!("[{raw}, {raw}]")] {
            let batch = events(batch.as_bytes(), &Limits::default()).unwrap();
            for ms in [8, -1, 1_700_000_000_000] {
                let owned = batch.last().unwrap().at(ms);
                let read = one(owned.raw().as_bytes(), &Limits::default()).unwrap();
                let ours = owned.as_event();
                assert_eq!((read.timestamp, read.kind, read.source), (ms, ours.kind, ours.source), "{raw}");
                assert_eq!((read.data, &read.tag, read.raw), (ours.data, &ours.tag, ours.raw), "{raw}");
            }
        }
    }
}

#[test]
fn numbers_and_names_map_both_ways() {
    for number in -1..20 {
        assert_eq!(EventType::from_number(number).number(), number);
        assert_eq!(IncrementalSource::from_number(number).number(), number);
        assert_eq!(MouseInteraction::from_number(number).number(), number);
    }
}
