//! Frames of other origins: what they wrote becomes their element's document, and nothing else.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const BASE: i64 = 1 << 32;

/// What a frame sends: times of its own, nodes from 1 on.
fn child(write: impl FnOnce(&mut Body)) -> Body {
    let mut body = Body::default();
    body.op(1).int(77).op(2).uint(1);
    write(&mut body);
    body
}

fn raw(bytes: &[u8]) -> Body {
    let mut body = Body::default();
    body.bytes.extend(bytes);
    body
}

/// A document with one paragraph.
fn document(body: &mut Body, text: &str) {
    body.op(4).uint(0).int(0).int(0).made(1);
    body.element(1, "p", 2).words(text, 3).end().end();
}

/// It is frame 1 of the page, in node 7.
fn around(children: &[Body]) -> Body {
    let mut page = Body::new();
    for child in children {
        page.op(23).uint(1).node(7).bytes(&child.bytes);
    }
    page.op(13).uint(8).uint(9);
    page
}

const AFTER: &str = r#"{"type":3,"data":{"source":4,"width":8,"height":9},"timestamp":1000}"#;

fn shown(text: &str) -> String {
    let [document, paragraph, words] = [1, 2, 3].map(|id| BASE + id);
    let paragraph = format!(
        r#"{{"type":2,"tagName":"p","attributes":{{}},"childNodes":[{{"type":3,"textContent":"{text}","id":{words}}}],"id":{paragraph}}}"#
    );
    format!(
        r#"{{"type":3,"data":{{"source":0,"texts":[],"attributes":[],"removes":[],"adds":[{{"parentId":7,"nextId":null,"node":{{"type":0,"childNodes":[{paragraph}],"id":{document}}}}}],"isAttachIframe":true}},"timestamp":1000}}"#
    )
}

#[track_caller]
fn becomes(children: &[Body], expected: &[String]) {
    let all = [expected, &[AFTER.to_owned()]].concat();
    assert_eq!(events(&around(children)), all.join(","));
}

#[test]
fn its_snapshot_is_its_elements_document_at_the_pages_time() {
    becomes(&[child(|body| document(body, "hello"))], &[shown("hello")]);
}

#[test]
fn it_can_name_its_own_nodes_and_sheets_only() {
    let later = child(|body| {
        body.op(8).node(3).once("later").op(16).uint(2).text("a{}").op(12).node(1).int(0).int(500);
    });
    let text = format!(
        r#"{{"type":3,"data":{{"source":0,"adds":[],"texts":[{{"id":{},"value":"later"}}],"attributes":[],"removes":[]}},"timestamp":1000}}"#,
        BASE + 3
    );
    let sheet = format!(
        r#"{{"type":3,"data":{{"source":8,"styleId":{},"replaceSync":"a{{}}"}},"timestamp":1000}}"#,
        BASE + 2
    );
    let scroll =
        format!(r#"{{"type":3,"data":{{"source":3,"id":{},"x":0,"y":5}},"timestamp":1000}}"#, BASE + 1);
    becomes(&[later], &[text, sheet, scroll]);
    // Below its numbers are the page's, above them those of the next frame.
    for id in [-BASE, 0, -1, BASE, BASE + 7] {
        becomes(&[child(|body| _ = body.op(12).node(id).int(0).int(0))], &[]);
        becomes(&[child(|body| _ = body.op(6).uint(0).node(1).uint(1).node(id))], &[]);
    }
    becomes(&[child(|body| _ = body.op(16).uint(1 << 32).text("a{}"))], &[]);
    becomes(&[child(|body| _ = body.op(2).uint(1 << 32).op(4).uint(0).int(0).int(0).end())], &[]);
}

#[test]
fn what_speaks_for_the_page_is_not_heard() {
    let loud = child(|body| {
        body.op(3).text("https://evil.example/").uint(1).uint(1).op(13).uint(1).uint(1);
        body.op(18).uint(5).text(r#"{"tag":"revisit.page","payload":{}}"#);
        document(body, "hello");
    });
    becomes(&[loud], &[shown("hello")]);
}

#[test]
fn where_it_is_wrong_it_ends_and_the_rest_of_the_body_stays() {
    let good = child(|body| document(body, "hello"));
    for forged in [19, 21, 22, 23, 24, 0] {
        let mut child = good.clone();
        child.op(8).node(3).once("half a change").op(forged).uint(0).uint(1).uint(1).uint(1);
        becomes(&[child], &[shown("hello")]);
    }
    let noise = raw(&[0xff; 300]);
    let endless = child(|body| {
        body.op(4).uint(0).int(0).int(0);
        (0..5_000).for_each(|_| _ = body.op(1).text("p").uint(0));
    });
    for cut in 0..good.bytes.len() {
        becomes(&[raw(&good.bytes[..cut]), noise.clone(), endless.clone(), good.clone()], &[shown("hello")]);
    }
}

#[test]
fn its_table_is_its_own() {
    let page_first = {
        let mut page = Body::new();
        page.op(3).text("https://a.example/").uint(1).uint(1);
        // Entry 0 of the page; a frame has none.
        page.op(23).uint(1).node(7).bytes(&child(|body| _ = body.op(16).uint(1).uint(6)).bytes);
        page.op(16).uint(1).text("https://a.example/");
        events(&page)
    };
    assert_eq!(page_first.matches("https://a.example/").count(), 2, "{page_first}");
    assert!(!page_first.contains(&format!("{}", BASE + 1)), "{page_first}");
}

/// A document with so many texts of 10,000 letters.
fn long(texts: i64) -> Body {
    let text = "x".repeat(10_000);
    child(|body| {
        body.op(4).uint(0).int(0).int(0).made(1);
        (0..texts).for_each(|at| _ = body.op(2).text(&text).made(2 + at));
        body.end();
    })
}

/// What frames say, in a body with little room: events, documents of frames, and whether some were cut.
fn in_little_room(children: &[Body]) -> (usize, usize, bool) {
    let limits = Limits { bytes_max: 300_000, inner_bytes_max: 250_000, events_max: 40, ..Limits::default() };
    let decoded = decode(&around(children).plain(), &limits).unwrap();
    let json = String::from_utf8(decoded.json).unwrap();
    (decoded.events, json.matches("isAttachIframe").count(), decoded.cut)
}

#[test]
fn all_frames_together_have_room_of_their_own() {
    assert_eq!(in_little_room(&[long(20)]), (2, 1, false));
    assert_eq!(in_little_room(&[long(3), long(20), long(20)]), (3, 2, true), "what fits is there");
    let chatty = child(|body| (0..100).for_each(|_| _ = body.op(12).node(1).int(0).int(0)));
    assert_eq!(in_little_room(&[chatty.clone(), chatty]), (10 + 1, 0, false));
}

#[test]
fn a_page_becomes_as_much_with_its_frames_as_without() {
    let limits = Limits { bytes_max: 300_000, inner_bytes_max: 250_000, ..Limits::default() };
    let mut page = around(&[long(20)]);
    page.op(8).node(3).once(&"y".repeat(200_000));
    assert_eq!(decode(&page.plain(), &limits).unwrap().events, 3);
    page.op(8).node(3).once(&"y".repeat(100_000));
    assert_eq!(decode(&page.plain(), &limits).unwrap_err().problem, Problem::TooLarge);
}

#[test]
fn what_is_taken_back_has_used_its_room() {
    let wasteful = {
        let mut body = long(20);
        body.op(99);
        body
    };
    assert_eq!(in_little_room(&[wasteful, long(20)]), (2, 1, true), "it was whole before it was wrong");
    for forged in [child(|body| unfinished(body, 20)), child(|body| changing(body, 20))] {
        assert_eq!(in_little_room(&[forged.clone(), long(3)]), (2, 1, false));
        assert_eq!(in_little_room(&[forged, long(20)]), (1, 0, true));
    }
}

/// A snapshot that breaks off.
fn unfinished(body: &mut Body, texts: i64) {
    body.op(4).uint(0).int(0).int(0).made(1);
    (0..texts).for_each(|at| _ = body.op(2).text(&"x".repeat(10_000)).made(2 + at));
}

/// Attributes that break off.
fn changing(body: &mut Body, values: u64) {
    body.op(7).node(3).uint(values + 1);
    (0..values).for_each(|_| _ = body.text("title").text(&"x".repeat(10_000)));
}

#[test]
fn where_the_site_names_no_origins_nothing_becomes_of_frames() {
    let limits = Limits { inner_bytes_max: 0, ..Limits::default() };
    let decoded = decode(&around(&[child(|body| document(body, "hello"))]).plain(), &limits).unwrap();
    assert_eq!((String::from_utf8(decoded.json).unwrap(), decoded.cut), (format!("[{AFTER}]"), false));
}

#[test]
fn its_document_is_scrolled_as_it_was() {
    let scrolled = child(|body| {
        body.op(4).uint(0).int(0).int(3_050).made(1);
        body.element(1, "p", 2).words("hello", 3).end().end();
    });
    let scroll =
        format!(r#"{{"type":3,"data":{{"source":3,"id":{},"x":0,"y":30.5}},"timestamp":1000}}"#, BASE + 1);
    becomes(&[scrolled], &[shown("hello"), scroll]);
}

#[test]
fn its_pointer_is_of_this_moment() {
    let moved = |before| child(|body| _ = body.op(10).uint(1).uint(1).position(before, 5, 6, 2));
    for (before, late) in [(500, 500), (1 << 52, 2_000)] {
        let position = format!(
            r#"{{"type":3,"data":{{"source":1,"positions":[{{"x":5,"y":6,"id":{},"timeOffset":-{late}}}]}},"timestamp":1000}}"#,
            BASE + 2
        );
        becomes(&[moved(before)], &[position]);
    }
}

#[test]
fn an_operation_that_is_wrong_itself_is_the_pages_error() {
    let problem = |number: u64, bytes: usize| {
        let mut page = Body::new();
        page.op(23).uint(number).node(7).bytes(&vec![0; bytes]);
        decode(&page.plain(), &Limits::default())
            .map(|decoded| decoded.events)
            .map_err(|invalid| invalid.problem)
    };
    assert_eq!(problem(1, 10), Ok(0));
    assert_eq!(problem(0, 10), Err(Problem::Range));
    assert_eq!(problem((1 << 20) + 1, 10), Err(Problem::Range));
    assert_eq!(problem(1, super::super::inner::INNER_BYTES_MAX + 1), Err(Problem::TooLarge));
}

/// Every number in what an event says by which a node or a sheet is named.
fn named(value: &Value, found: &mut Vec<i64>) {
    const NAMES: [&str; 6] = ["id", "parentId", "nextId", "move", "styleId", "styleIds"];
    match value {
        Value::Array(items) => items.iter().for_each(|item| named(item, found)),
        Value::Object(members) => {
            for (name, member) in members {
                if NAMES.contains(&name.as_str()) {
                    let all = member.as_array().cloned().unwrap_or_else(|| vec![member.clone()]);
                    found.extend(all.iter().filter_map(Value::as_i64));
                }
                named(member, found);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_it_says_the_page_is_the_same_and_names_are_its_own(
        noise in prop::collection::vec(prop_oneof![3 => 0..24u8, 1 => any::<u8>()], 0..200),
        begun in any::<bool>(),
    ) {
        let mut forged = if begun { child(|body| document(body, "hello")) } else { child(|_| ()) };
        forged.bytes.extend(noise);
        let all: Vec<Value> = serde_json::from_str(&format!("[{}]", events(&around(&[forged])))).unwrap();
        let (page, told) = all.split_last().unwrap();
        prop_assert_eq!(page, &serde_json::from_str::<Value>(AFTER).unwrap());
        for event in told {
            prop_assert_eq!((&event["type"], &event["timestamp"]), (&json!(3), &json!(1_000)));
            let mut ids = Vec::new();
            named(event, &mut ids);
            let element = if event["data"].get("isAttachIframe").is_some() { 7 } else { BASE };
            prop_assert!(ids.iter().all(|id| (BASE..2 * BASE).contains(id) || *id == element), "{}", event);
        }
    }
}
