//! What is exported is rrweb's own: nothing moves in it, and it shows the same.

use proptest::prelude::*;

use super::moves::{Model, event, move_to, story};
use super::*;

/// A mirror that sees the events as they are, and one that sees them as exported.
#[derive(Default)]
struct Both {
    ours: Mirror,
    theirs: Mirror,
}

impl Both {
    /// A page with `children` in its body.
    fn new(children: &str) -> Self {
        let mut both = Both::default();
        let first = page(children).frame(1);
        first.iter().for_each(|event| drop(both.apply(event)));
        both
    }

    /// Gives what was exported.
    fn apply(&mut self, event: &str) -> Vec<String> {
        let frame = self.ours.frame(5);
        let out = plain(frame.iter().map(String::as_str), std::iter::once(event));
        apply(&mut self.ours, event);
        for event in &out {
            assert!(!event.contains("\"move\"") && !event.contains("\"ns\""), "{event}");
            apply(&mut self.theirs, event);
        }
        out
    }

    fn mutate(&mut self, parts: &str) -> Vec<String> {
        self.apply(&format!(r#"{{"type":3,"data":{{"source":0,{parts}}},"timestamp":5}}"#))
    }

    fn assert_same(&self) {
        assert_eq!(seen(&self.theirs), seen(&self.ours));
        assert_eq!(self.theirs.impossible(), 0, "nothing exported is impossible");
    }
}

/// A key frame. Between what stands in a shadow root and what stands beside it there is no order, and a host
/// that is built anew is one from the start.
fn seen(mirror: &Mirror) -> Vec<serde_json::Value> {
    let events = mirror.frame(9).into_iter().map(|event| serde_json::from_str(&event).expect("it is JSON"));
    let mut events: Vec<serde_json::Value> = events.collect();
    events.iter_mut().for_each(sort);
    for changes in events[2..].iter_mut().filter_map(|event| event["data"]["attributes"].as_array_mut()) {
        changes.sort_by_key(|change| change["id"].as_i64());
    }
    events[2..].sort_by_key(|event| event.to_string());
    events
}

fn sort(value: &mut serde_json::Value) {
    if let Some(children) = value.get_mut("childNodes").and_then(|children| children.as_array_mut()) {
        children.sort_by_key(|child| child["isShadow"] != true);
    }
    match value {
        serde_json::Value::Array(items) => items.iter_mut().for_each(sort),
        serde_json::Value::Object(members) => {
            members.remove("isShadowHost");
            members.values_mut().for_each(sort);
        }
        _ => {}
    }
}

#[test]
fn a_move_is_exported_as_removal_and_flat_additions() {
    let mut both =
        Both::new(&format!("{},{}", element(8, "div", &format!("{},{}", div(81), div(82))), div(9)));
    let out = both
        .mutate(&format!(r#""adds":[{}],"removes":[],"texts":[],"attributes":[]"#, move_to(9, "null", 8)));
    let flat = |parent: i64, next: &str, id: i64| add(parent, next, &div(id));
    assert_eq!(
        out,
        [format!(
            r#"{{"type":3,"data":{{"source":0,"texts":[],"attributes":[],"removes":[{{"id":8,"parentId":4}}],"adds":[{},{},{}]}},"timestamp":5}}"#,
            flat(9, "null", 8),
            flat(8, "null", 82),
            flat(8, "82", 81),
        )]
    );
    both.assert_same();
}

#[test]
fn an_event_in_which_nothing_moves_is_exported_as_it_is() {
    let mut both = Both::new(&div(9));
    let event = r#"{ "type":3,"data":{"source":0,"texts":[{"id":9,"value":"\"move\""}]},"timestamp":5}"#;
    assert_eq!(both.apply(event), [event]);
    for json in
        ["{}", "[1]", "no json", r#"{"type":3,"data":{"source":0,"adds":[{"move":"x"}]},"timestamp":5}"#]
    {
        assert_eq!(plain(std::iter::empty(), std::iter::once(json)), [json]);
    }
}

#[test]
fn what_a_removed_element_loses_is_said_again() {
    let shadow = r#"{"type":2,"tagName":"b","attributes":{},"childNodes":[],"isShadow":true,"id":82}"#;
    let inside =
        [element(81, "input", ""), shadow.to_owned(), element(83, "iframe", ""), element(84, "style", "")];
    let mut both = Both::new(&format!("{},{}", element(8, "div", &inside.join(",")), div(9)));
    let document =
        format!(r#"{{"type":0,"childNodes":[{}],"id":90}}"#, element(91, "html", &element(92, "p", "")));
    both.mutate(&format!(r#""adds":[{}],"isAttachIframe":true"#, add(83, "null", &document)));
    for data in [
        r#"{"source":3,"id":8,"x":0,"y":77}"#,
        r#"{"source":3,"id":92,"x":0,"y":5}"#,
        r#"{"source":5,"text":"typed","isChecked":false,"id":81}"#,
        r#"{"source":8,"id":84,"adds":[{"rule":".a{}","index":0}]}"#,
        r#"{"source":15,"id":8,"styleIds":[1],"styles":[{"styleId":1,"rules":[{"rule":".b{}"}]}]}"#,
        r#"{"source":0,"attributes":[{"id":8,"attributes":{"style":{"top":"1px"}}}]}"#,
    ] {
        both.apply(&format!(r#"{{"type":3,"data":{data},"timestamp":5}}"#));
    }
    both.apply(
        r#"{"type":5,"data":{"tag":"revisit.state","payload":{"id":8,"popover":true}},"timestamp":5}"#,
    );
    let moves = format!(
        r#""adds":[{},{}],"attributes":[{{"id":8,"attributes":{{"style":{{"left":"2px"}}}}}}]"#,
        move_to(9, "null", 8),
        move_to(4, "9", 81)
    );
    let out = both.mutate(&moves);
    assert_eq!(out.len(), 1 + 8, "{out:?}");
    both.assert_same();
}

#[test]
fn elements_of_mathml_are_exported_without_their_namespace() {
    let math = |id: i64, ns: &str| {
        format!(r#"{{{ns}"type":2,"tagName":"mi","attributes":{{"ns":"x"}},"childNodes":[],"id":{id}}}"#)
    };
    let export = |nodes: [String; 3]| {
        let children = format!("{},{}", nodes[0], element(6, "math", &nodes[1]));
        let snapshot =
            format!(r#"{{"type":2,"data":{{"node":{}}},"timestamp":5}}"#, element(4, "body", &children));
        let added = format!(
            r#"{{"type":3,"data":{{"source":0,"adds":[{}]}},"timestamp":5}}"#,
            add(4, "null", &nodes[2])
        );
        plain(std::iter::empty(), [&snapshot[..], &added[..]].into_iter())
    };
    let with =
        export([math(7, r#""ns":"math","#), math(8, r#""x":1,"ns":"math","#), math(9, r#""ns":"math", "#)]);
    let without = export([math(7, ""), math(8, r#""x":1,"#), math(9, "")]);
    assert_eq!(with, without);
    assert!(with[0].contains(r#""attributes":{"ns":"x"}"#), "an attribute of that name stays");
}

#[test]
fn on_a_page_that_is_not_known_moves_are_left_out() {
    let event = |adds: &str| {
        format!(r#"{{"type":3,"data":{{"source":0,"removes":[],"adds":[{adds}]}},"timestamp":5}}"#)
    };
    let added = add(4, "null", &div(9));
    let with = event(&format!("{},{added}", move_to(4, "null", 8)));
    assert_eq!(plain(std::iter::empty(), std::iter::once(&with[..])), [event(&added)]);
}

/// A block holds many events: each is said on the page that those before it left.
#[test]
fn the_page_is_followed_through_a_block() {
    let mut ours = page(&format!("{},{}", div(8), div(9)));
    let frame = ours.frame(1);
    let event = |adds: &str| format!(r#"{{"type":3,"data":{{"source":0,"adds":[{adds}]}},"timestamp":5}}"#);
    let events =
        [event(&move_to(8, "null", 9)), event(&add(9, "null", &div(10))), event(&move_to(4, "8", 10))];
    let out = plain(frame.iter().map(String::as_str), events.iter().map(String::as_str));
    let mut theirs = Mirror::default();
    frame.iter().chain(&out).for_each(|event| apply(&mut theirs, event));
    events.iter().for_each(|event| apply(&mut ours, event));
    assert_eq!(ids(&theirs), [10, 9, 8]);
    assert_eq!(seen(&theirs), seen(&ours));
}

/// Something that stays with a node, said of one of those in the model.
fn touch(model: &Model, n: usize) -> String {
    let id = model.children.keys().copied().nth(n % model.children.len()).unwrap_or(4);
    let kinds = [
        format!(r#"{{"type":3,"data":{{"source":3,"id":{id},"x":0,"y":{n}}},"timestamp":5}}"#),
        format!(
            r#"{{"type":3,"data":{{"source":0,"attributes":[{{"id":{id},"attributes":{{"style":{{"top":"{n}px"}},"a":"{n}"}}}}]}},"timestamp":5}}"#
        ),
        format!(
            r#"{{"type":3,"data":{{"source":5,"id":{id},"text":"{n}","isChecked":false}},"timestamp":5}}"#
        ),
        format!(
            r#"{{"type":5,"data":{{"tag":"revisit.state","payload":{{"id":{id},"popover":true}}}},"timestamp":5}}"#
        ),
    ];
    kinds[n / 7 % kinds.len()].clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_moves_the_export_shows_the_same(story in story(), touches in prop::collection::vec(0..10_000_usize, 12)) {
        let (mut both, mut model, mut fresh) = (Both::new(""), Model::new(), 5);
        for ((removals, steps), &n) in story.iter().zip(&touches) {
            let parts = event(&mut model, removals, steps, &mut fresh);
            both.mutate(&parts);
            both.assert_same();
            both.apply(&touch(&model, n));
        }
        both.assert_same();
    }
}
