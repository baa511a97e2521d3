mod moves;
mod plain;
mod told;

use super::tape::Tape;
use super::*;
use crate::file::shared_recordings;

fn apply(mirror: &mut Mirror, event: &str) {
    let mut tape = Tape::default();
    tape.parse(event).expect("events in tests are JSON");
    mirror.apply(&tape, event);
}

fn element(id: i64, tag: &str, children: &str) -> String {
    format!(r#"{{"type":2,"tagName":"{tag}","attributes":{{}},"childNodes":[{children}],"id":{id}}}"#)
}

/// A page with `body` (id 4) around `children`.
fn page(children: &str) -> Mirror {
    let mut mirror = Mirror::default();
    let tree = element(2, "html", &format!("{},{}", element(3, "head", ""), element(4, "body", children)));
    apply(&mut mirror, r#"{"type":4,"data":{"href":"http://a/","width":800,"height":600},"timestamp":1}"#);
    apply(
        &mut mirror,
        &format!(
            r#"{{"type":2,"data":{{"node":{{"type":0,"childNodes":[{tree}],"id":1}},"initialOffset":{{"left":0,"top":0}}}},"timestamp":1}}"#
        ),
    );
    mirror
}

fn mutate(mirror: &mut Mirror, parts: &str) {
    apply(mirror, &format!(r#"{{"type":3,"data":{{"source":0,{parts}}},"timestamp":5}}"#));
}

/// The body as JSON.
fn body(mirror: &Mirror) -> String {
    let snapshot = &mirror.frame(9)[1];
    let start = snapshot.find(r#""tagName":"body""#).expect("there is a body");
    let end = snapshot.find(r#","id":4}"#).expect("it ends");
    snapshot[start..end].to_owned()
}

/// The ids in the body, in the order they are closed.
fn ids(mirror: &Mirror) -> Vec<i64> {
    let body = body(mirror);
    let numbers = body.split("\"id\":").skip(1).map(|rest| rest.split('}').next().unwrap_or_default());
    numbers.map(|id| id.parse().expect("ids are numbers")).collect()
}

fn add(parent: i64, next: &str, node: &str) -> String {
    format!(r#"{{"parentId":{parent},"nextId":{next},"node":{node}}}"#)
}

fn div(id: i64) -> String {
    element(id, "div", "")
}

/// A second mirror that has seen only a key frame of the first.
fn opened(mirror: &Mirror, time_ms: i64) -> Mirror {
    let mut second = Mirror::default();
    mirror.frame(time_ms).iter().for_each(|event| apply(&mut second, event));
    second
}

#[test]
fn a_frame_of_a_frame_is_the_same_frame_at_any_moment_of_every_shared_recording() {
    for recording in shared_recordings() {
        let mut mirror = Mirror::default();
        for (number, (time_ms, json)) in recording.events.iter().enumerate() {
            apply(&mut mirror, json);
            if number % (recording.events.len() / 12 + 1) == 0 && mirror.can_frame() {
                let second = opened(&mirror, *time_ms);
                assert!(
                    second.frame(*time_ms) == mirror.frame(*time_ms),
                    "{} event {number}",
                    recording.name
                );
            }
        }
    }
}

#[test]
fn playing_on_from_a_frame_ends_where_playing_all_ends() {
    for recording in shared_recordings() {
        let middle = recording.events.len() / 2;
        let mut whole = Mirror::default();
        recording.events[..middle].iter().for_each(|(_, json)| apply(&mut whole, json));
        let mut second = opened(&whole, recording.events[middle].0);
        for (_, json) in &recording.events[middle..] {
            apply(&mut whole, json);
            apply(&mut second, json);
        }
        assert!(whole.frame(0) == second.frame(0), "{}", recording.name);
    }
}

#[test]
fn without_a_snapshot_there_is_no_frame() {
    let mut mirror = Mirror::default();
    mutate(&mut mirror, r#""adds":[],"removes":[{"id":3,"parentId":1}],"texts":[],"attributes":[]"#);
    apply(&mut mirror, r#"{"type":4,"data":{"href":"http://a/","width":8,"height":6},"timestamp":1}"#);
    assert!(!mirror.can_frame());
    assert!(mirror.frame(1).is_empty());
}

#[test]
fn nodes_find_their_place_whatever_order_they_come_in() {
    let mut mirror = page(&div(9));
    let adds =
        [add(4, "12", &div(11)), add(11, "null", &div(20)), add(4, "9", &div(12)), add(20, "null", &div(21))];
    mutate(&mut mirror, &format!(r#""adds":[{}],"removes":[],"texts":[],"attributes":[]"#, adds.join(",")));
    assert_eq!(ids(&mirror), [21, 20, 11, 12, 9]);
}

#[test]
fn what_never_finds_a_parent_or_neighbour_is_left_out() {
    let mut mirror = page(&div(9));
    let adds = [add(77, "null", &div(11)), add(4, "78", &div(12)), add(4, "null", &div(13))];
    mutate(&mut mirror, &format!(r#""adds":[{}],"removes":[{{"id":55,"parentId":4}}]"#, adds.join(",")));
    assert_eq!(ids(&mirror), [9, 13]);
}

#[test]
fn a_node_added_again_moves_when_equal_and_is_new_when_not() {
    let mut mirror = page(&format!("{},{}", element(8, "div", &div(81)), div(9)));
    mutate(&mut mirror, &format!(r#""adds":[{}],"removes":[]"#, add(4, "null", &div(8))));
    assert_eq!(ids(&mirror), [9, 81, 8]);
    mutate(&mut mirror, &format!(r#""adds":[{}],"removes":[]"#, add(4, "9", &element(8, "p", ""))));
    let shown = ids(&mirror);
    assert_eq!((shown[0], shown[1], shown[2], shown.len()), (8, 9, 81, 4));
    assert!(shown[3] > 1 << 50, "the old one stays, out of reach of its id");
}

#[test]
fn a_node_cannot_be_moved_into_itself() {
    let mut mirror = page(&element(8, "div", &div(9)));
    mutate(&mut mirror, &format!(r#""adds":[{}],"removes":[]"#, add(9, "null", &div(8))));
    assert_eq!(ids(&mirror), [9, 8]);
}

#[test]
fn neighbours_of_the_first_recorders_come_by_previous_id() {
    let mut mirror = page(&div(9));
    let parked = format!(r#"{{"parentId":4,"previousId":-1,"nextId":-1,"node":{}}}"#, div(11));
    let brings = format!(r#"{{"parentId":4,"previousId":9,"nextId":11,"node":{}}}"#, div(10));
    mutate(&mut mirror, &format!(r#""adds":[{parked},{brings}],"removes":[]"#));
    assert_eq!(ids(&mirror), [9, 10, 11]);
}

#[test]
fn styles_set_by_script_are_said_again_in_the_order_of_their_last_setting() {
    let mut mirror = page(&div(9));
    let set = |mirror: &mut Mirror, style: &str| {
        mutate(mirror, &format!(r#""attributes":[{{"id":9,"attributes":{{"style":{style}}}}}]"#));
    };
    set(&mut mirror, r#"{"color":"red","top":["1px","important"]}"#);
    set(&mut mirror, r#"{"color":"blue","left":false}"#);
    let frame = mirror.frame(1).join("\n");
    assert!(
        frame.contains(r#"{"style":{"top":["1px","important"],"color":"blue","left":false}}"#),
        "{frame}"
    );
    set(&mut mirror, r#""top: 2px""#);
    let frame = mirror.frame(1).join("\n");
    assert!(frame.contains(r#"{"style":"top: 2px"}"#) && !frame.contains("important"), "{frame}");
}

#[test]
fn attributes_texts_values_and_positions_are_the_last_ones() {
    let text = r#"{"type":3,"textContent":"a","id":9}"#;
    let mut mirror = page(&format!("{text},{}", element(10, "input", "")));
    mutate(
        &mut mirror,
        r#""texts":[{"id":9,"value":"x"},{"id":9,"value":"y"}],"attributes":[{"id":10,"attributes":{"title":"t","lang":"de"}}]"#,
    );
    mutate(&mut mirror, r#""texts":[],"attributes":[{"id":10,"attributes":{"lang":null}}]"#);
    for text in ["1", "2"] {
        let data = format!(r#"{{"source":5,"text":"{text}","isChecked":false,"id":10}}"#);
        apply(&mut mirror, &format!(r#"{{"type":3,"data":{data},"timestamp":6}}"#));
    }
    apply(&mut mirror, r#"{"type":3,"data":{"source":3,"id":1,"x":0,"y":77},"timestamp":6}"#);
    apply(&mut mirror, r#"{"type":3,"data":{"source":4,"width":400,"height":300},"timestamp":6}"#);
    let frame = mirror.frame(7);
    assert!(frame[0].contains(r#""width":400,"height":300"#));
    assert!(
        frame[1].contains(r#""textContent":"y","id":9"#)
            && frame[1].contains(r#""attributes":{"title":"t"}"#)
    );
    assert!(frame[2].contains(r#""text":"2""#) && frame[3].contains(r#""y":77"#));
    assert!(frame.iter().all(|event| event.ends_with(r#""timestamp":7}"#)));
}

#[test]
fn documents_in_frames_come_after_the_page_even_when_they_came_before_their_frame() {
    let mut mirror = page(&div(9));
    let inner = element(52, "html", &element(53, "iframe", ""));
    let document = format!(r#"{{"type":0,"childNodes":[{inner}],"rootId":51,"id":51}}"#);
    mutate(&mut mirror, &format!(r#""adds":[{}],"isAttachIframe":true"#, add(50, "null", &document)));
    assert_eq!(mirror.frame(1).len(), 2);
    mutate(&mut mirror, &format!(r#""adds":[{}]"#, add(4, "null", &element(50, "iframe", ""))));
    let frame = mirror.frame(1);
    assert!(frame[1].contains(r#""tagName":"iframe","attributes":{},"childNodes":[],"id":50"#));
    assert!(frame[2].contains(r#""parentId":50"#) && frame[2].contains(r#""isAttachIframe":true"#));
    assert!(frame[2].contains(r#""rootId":51,"id":51"#), "{}", frame[2]);
}

#[test]
fn an_element_that_became_a_shadow_host_says_so() {
    let mut mirror = page(&div(9));
    let inside = r#"{"type":2,"tagName":"b","attributes":{},"childNodes":[],"isShadow":true,"id":10}"#;
    mutate(&mut mirror, &format!(r#""adds":[{}]"#, add(9, "null", inside)));
    assert!(body(&mirror).contains(r#""id":9,"isShadowHost":true}"#), "{}", body(&mirror));
}

#[test]
fn sheets_changed_by_script_are_said_again_in_as_few_events_as_possible() {
    let mut mirror = page(&element(9, "style", r#"{"type":3,"textContent":"","id":10}"#));
    let rule = |mirror: &mut Mirror, parts: &str| {
        apply(mirror, &format!(r#"{{"type":3,"data":{{"source":8,"id":9,{parts}}},"timestamp":5}}"#));
    };
    for number in 0..50 {
        rule(&mut mirror, &format!(r#""adds":[{{"rule":".a{number}{{}}","index":{number}}}]"#));
    }
    rule(&mut mirror, r#""removes":[{"index":0}]"#);
    let frame = mirror.frame(1);
    assert_eq!(frame.len(), 3);
    assert!(frame[2].contains(r#"{"rule":".a49{}","index":49}],"removes":[{"index":0}]"#), "{}", frame[2]);
    mutate(&mut mirror, r#""texts":[{"id":10,"value":"b{}"}]"#);
    assert_eq!(mirror.frame(1).len(), 2, "new text, new sheet");
}

#[test]
fn a_cleared_canvas_forgets_what_was_drawn() {
    let mut mirror = page(&element(9, "canvas", ""));
    for number in 0..3 {
        let commands = format!(
            r#"[{{"property":"clearRect","args":[0,0,300,150]}},{{"property":"fillRect","args":[{number},0,1,1]}}]"#
        );
        let data = format!(r#"{{"source":9,"id":9,"type":0,"commands":{commands}}}"#);
        apply(&mut mirror, &format!(r#"{{"type":3,"data":{data},"timestamp":5}}"#));
    }
    let frame = mirror.frame(1);
    assert_eq!(frame.len(), 3);
    assert!(frame[2].contains(r#"[2,0,1,1]"#));
}

#[test]
fn media_that_played_on_is_further_on() {
    let mut mirror = page(&element(9, "video", ""));
    let data = r#"{"source":7,"type":0,"id":9,"currentTime":10,"volume":1,"muted":true,"playbackRate":2}"#;
    apply(&mut mirror, &format!(r#"{{"type":3,"data":{data},"timestamp":1000}}"#));
    assert!(mirror.frame(4000)[2].contains(r#""currentTime":16.000,"volume":1"#));
}

#[test]
fn pages_of_any_depth_cost_no_stack() {
    let depth = 200_000;
    let mut deep = String::new();
    for id in 0..depth {
        deep.push_str(r#"{"type":2,"tagName":"i","attributes":{},"id":"#);
        deep.push_str(&(100 + id).to_string());
        deep.push_str(r#","childNodes":["#);
    }
    deep.push_str(&"]}".repeat(depth));
    let mut mirror = page(&deep);
    assert!(body(&mirror).contains(r#""id":200099,"childNodes":[]"#));
    mutate(&mut mirror, r#""adds":[],"removes":[{"id":100,"parentId":4}]"#);
    assert_eq!(ids(&mirror), [0_i64; 0]);
}

#[test]
fn a_page_beyond_the_bounds_gets_no_frames_until_the_next_page() {
    let long = "x".repeat(BYTES_MAX + 1);
    let mut mirror = page(&div(9));
    mutate(&mut mirror, &format!(r#""attributes":[{{"id":9,"attributes":{{"title":"{long}"}}}}]"#));
    assert!(!mirror.can_frame());
    mutate(&mut mirror, r#""attributes":[{"id":9,"attributes":{"title":null}}]"#);
    assert!(!mirror.can_frame());
    apply(&mut mirror, r#"{"type":2,"data":{"node":{"type":0,"childNodes":[],"id":1}},"timestamp":1}"#);
    assert!(mirror.can_frame());
}

mod any_events {
    use super::*;
    use proptest::prelude::*;

    fn id() -> impl Strategy<Value = i64> {
        prop_oneof![Just(-1_i64), 0..12_i64]
    }

    fn tag() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec!["div", "iframe", "style", "textarea", "html", "canvas"])
    }

    fn node() -> impl Strategy<Value = String> {
        prop_oneof![
            (id(), tag(), any::<bool>()).prop_map(|(id, tag, shadow)| format!(
                r#"{{"type":2,"tagName":"{tag}","attributes":{{"a":"b"}},"childNodes":[],"isShadow":{shadow},"id":{id}}}"#
            )),
            id().prop_map(|id| format!(r#"{{"type":3,"textContent":"t","id":{id}}}"#)),
            id().prop_map(|id| format!(r#"{{"type":0,"childNodes":[{}],"id":{id}}}"#, element(id + 20, "html", ""))),
            id().prop_map(|id| format!(r#"{{"type":1,"name":"html","id":{id}}}"#)),
        ]
    }

    fn mutation() -> impl Strategy<Value = String> {
        let add = (id(), id(), id(), node()).prop_map(|(parent, previous, next, node)| {
            let next = if next == 0 { "null".to_owned() } else { next.to_string() };
            format!(r#"{{"parentId":{parent},"previousId":{previous},"nextId":{next},"node":{node}}}"#)
        });
        let shift = (id(), id(), id(), any::<bool>()).prop_map(|(parent, next, id, shadow)| {
            format!(r#"{{"parentId":{parent},"nextId":{next},"isShadow":{shadow},"move":{id}}}"#)
        });
        let add = prop_oneof![2 => add, 1 => shift];
        let remove = (id(), id()).prop_map(|(parent, id)| format!(r#"{{"parentId":{parent},"id":{id}}}"#));
        let text = id().prop_map(|id| format!(r#"{{"id":{id},"value":"z"}}"#));
        let list = |of: BoxedStrategy<String>| prop::collection::vec(of, 0..6).prop_map(|all| all.join(","));
        (list(add.boxed()), list(remove.boxed()), list(text.boxed())).prop_map(|(adds, removes, texts)| {
            format!(r#""adds":[{adds}],"removes":[{removes}],"texts":[{texts}]"#)
        })
    }

    proptest! {
        #[test]
        fn nonsense_never_breaks_the_tree(mutations in prop::collection::vec(mutation(), 1..12)) {
            let mut mirror = page(&format!("{},{},{}", div(5), element(6, "iframe", ""), element(7, "style", "")));
            for parts in mutations {
                mutate(&mut mirror, &parts);
                let frame = mirror.frame(1);
                for event in &frame {
                    prop_assert!(serde_json::from_str::<serde::de::IgnoredAny>(event).is_ok(), "{event}");
                }
                let shown = mirror.tree.walk(mirror.root()).count();
                prop_assert!(shown <= mirror.tree.count());
            }
        }
    }
}
