//! What holds for every batch, tried on generated ones: ordinary events full of secrets, and chaos.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::detect;
use crate::event;

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ a-zA-Z0-9@.%:/?&=#\\-_*\"\\\\é٣😀\n]{0,40}",
        Just("jane.doe@example.org".to_owned()),
        Just("4111 1111 1111 1111".to_owned()),
        Just("DE89 3704 0044 0532 0130 00".to_owned()),
        Just("https://j:p@a.example/o/123456?t=1#k=v".to_owned()),
        Just("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2ln".to_owned()),
    ]
}

fn names() -> impl Strategy<Value = String> {
    proptest::sample::select(vec![
        "type",
        "data",
        "source",
        "tag",
        "payload",
        "node",
        "childNodes",
        "attributes",
        "tagName",
        "textContent",
        "id",
        "value",
        "href",
        "checked",
        "texts",
        "adds",
        "title",
        "text",
        "timestamp",
        "x",
        "plugin",
        "srcset",
    ])
    .prop_map(str::to_owned)
}

fn chaos() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        texts().prop_map(Value::from),
        (-2i64..20).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((names(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn chaotic_batch() -> impl Strategy<Value = String> {
    let event = (0i64..10, chaos(), any::<i32>());
    let event = event.prop_map(|(kind, data, time)| json!({"type": kind, "data": data, "timestamp": time}));
    prop::collection::vec(event, 0..4).prop_map(|events| Value::from(events).to_string())
}

/// A page and changes with a generated text in every place that people read.
fn page_with(text: &str) -> String {
    let node = json!({"type": 2, "tagName": "p", "attributes": {"title": text, "alt": text, "data-x": text}, "id": 3,
        "childNodes": [{"type": 3, "textContent": text, "id": 4}]});
    json!([
        {"type": 2, "timestamp": 1, "data": {"node": {"type": 0, "childNodes": [node], "id": 1}}},
        {"type": 3, "timestamp": 2, "data": {"source": 0, "texts": [{"id": 9, "value": text}],
            "adds": [{"parentId": 3, "nextId": null, "node": {"type": 3, "textContent": text, "id": 5}}]}},
        {"type": 5, "timestamp": 3, "data": {"tag": "own", "payload": {"a": [text]}}},
        {"type": 6, "timestamp": 4, "data": {"plugin": "rrweb/console@1", "payload": {"level": "warn", "payload": [text]}}},
    ])
    .to_string()
}

fn strict(json: &str) -> Clean {
    scrub(json.as_bytes(), &Rules::default(), &Limits::default()).unwrap()
}

/// The value with every text and number replaced, and without what may be dropped.
fn skeleton(value: &Value) -> Value {
    match value {
        Value::String(_) => "text".into(),
        Value::Number(_) => 0.into(),
        Value::Bool(_) => false.into(),
        Value::Array(items) => items.iter().map(skeleton).collect(),
        Value::Object(members) => members
            .iter()
            .filter(|(key, _)| *key != "checked")
            .map(|(key, value)| (key.clone(), skeleton(value)))
            .collect(),
        Value::Null => Value::Null,
    }
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|item| strings(item, found)),
        _ => {}
    }
}

fn holds_nul(json: &[u8]) -> bool {
    let mut found = Vec::new();
    strings(&serde_json::from_slice(json).unwrap(), &mut found);
    found.iter().any(|text| text.contains('\0'))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_masked_holds_nothing_that_the_detectors_find(text in texts()) {
        let clean = strict(&page_with(&text));
        let value: Value = serde_json::from_slice(clean.events.as_ref()).unwrap();
        let mut found = Vec::new();
        strings(&value, &mut found);
        let all = Rules::default().sought();
        for text in found.iter().filter(|text| *text != "rrweb/console@1") {
            prop_assert_eq!(detect::mask(text, all, &[], &mut Masked::default()), None, "{}", text);
        }
    }

    #[test]
    fn any_batch_keeps_its_skeleton_and_masks_once(json in chaotic_batch(), switches in 0u8..8) {
        let rules = Rules { forms: switches & 1 > 0, numbers: switches & 2 > 0, emails: switches & 4 > 0, canvas: false, query_keys: vec![] };
        let Ok(clean) = scrub(json.as_bytes(), &rules, &Limits::default()) else { return Ok(()) };
        let once = clean.events.as_ref();
        let (before, after): (Value, Value) = (serde_json::from_str(&json).unwrap(), serde_json::from_slice(once).unwrap());
        prop_assert_eq!(skeleton(&before), skeleton(&after));
        prop_assert_eq!(event::events(once, &Limits::default()).unwrap().len(), clean.facts.events);
        let twice = scrub(once, &rules, &Limits::default()).unwrap();
        prop_assert_eq!(String::from_utf8_lossy(once), String::from_utf8_lossy(twice.events.as_ref()));
    }

    #[test]
    fn escapes_of_nul_are_read_as_if_another_character_had_been_sent(json in chaotic_batch()) {
        let json = json.replace('é', "\\u0000#").replace('٣', "\\\\u0000").replace("@", "\\\\\\u0000");
        let sent = scrub(json.as_bytes(), &Rules::default(), &Limits::default());
        let replaced = scrub_decoded(&without_nul(json.as_bytes()), &Rules::default(), &Limits::default());
        prop_assert!(sent.as_ref().map_or(true, |clean| !holds_nul(clean.events.as_ref())));
        prop_assert_eq!(
            sent.map(|clean| (clean.events, clean.facts, clean.masked)),
            replaced.map(|clean| (clean.events, clean.facts, clean.masked))
        );
    }

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), json in chaotic_batch(), cut in 0usize..500) {
        let _ = scrub(&bytes, &Rules::default(), &Limits::default());
        let cut = &json.as_bytes()[..cut.min(json.len() - 1)];
        prop_assert!(cut.is_empty() || scrub(cut, &Rules::default(), &Limits::default()).is_err());
    }
}
