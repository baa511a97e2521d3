//! What each operation becomes, to the byte.

use super::*;

fn made(write: impl FnOnce(&mut Body)) -> String {
    let mut body = Body::new();
    write(&mut body);
    events(&body)
}

fn event(kind: u8, data: &str) -> String {
    format!(r#"{{"type":{kind},"data":{data},"timestamp":1000}}"#)
}

fn change(data: &str) -> String {
    event(3, &format!("{{\"source\":{data}}}"))
}

fn mutation(adds: &str, texts: &str, attributes: &str, removes: &str) -> String {
    change(&format!(
        r#"0,"adds":[{adds}],"texts":[{texts}],"attributes":[{attributes}],"removes":[{removes}]"#
    ))
}

#[test]
fn a_body_without_operations_is_an_empty_array() {
    assert_eq!(decoded(&[VERSION]).json, b"[]");
    assert_eq!(events(&Body::new()), "");
}

#[test]
fn times_add_up() {
    let made = made(|body| {
        body.op(13)
            .uint(1)
            .uint(2)
            .op(1)
            .int(250)
            .op(13)
            .uint(3)
            .uint(4)
            .op(1)
            .int(-10)
            .op(13)
            .uint(5)
            .uint(6);
    });
    let times: Vec<&str> = made.split("\"timestamp\":").skip(1).map(|rest| &rest[..4]).collect();
    assert_eq!(times, ["1000", "1250", "1240"]);
}

#[test]
fn meta() {
    let made = made(|body| {
        body.op(3).text("https://a.example/").uint(1280).uint(720);
    });
    assert_eq!(made, event(4, r#"{"href":"https://a.example/","width":1280,"height":720}"#));
}

#[test]
fn a_snapshot_nests_its_nodes() {
    let made = made(|body| {
        body.op(4).uint(0).int(0).int(-1_050).made(10);
        body.op(3).text("html").text("").text("").made(11);
        body.op(1).text("html").uint(2).text("lang").text("en").text("hidden").uint(4).made(12);
        body.words("a \"b\"\n\u{1}<\u{0}é", 13).op(4).made(14);
        body.element(5, "svg", 15).end().element(6, "math", 16).end().element(7, "x-y", 17).end();
        body.end().end();
    });
    let node = concat!(
        r#"{"type":0,"childNodes":["#,
        r#"{"type":1,"name":"html","publicId":"","systemId":"","id":11},"#,
        r#"{"type":2,"tagName":"html","attributes":{"lang":"en","hidden":true},"childNodes":["#,
        r#"{"type":3,"textContent":"a \"b\"\n\u0001<"#,
        "\u{fffd}é",
        r#"","id":13},{"type":4,"textContent":"","id":14},"#,
        r#"{"type":2,"tagName":"svg","attributes":{},"childNodes":[],"isSVG":true,"id":15},"#,
        r#"{"type":2,"tagName":"math","attributes":{},"childNodes":[],"ns":"math","id":16},"#,
        r#"{"type":2,"tagName":"x-y","attributes":{},"childNodes":[],"isCustom":true,"id":17}"#,
        r#"],"id":12}],"id":10}"#
    );
    assert_eq!(made, event(2, &format!(r#"{{"node":{node},"initialOffset":{{"left":0,"top":-10.5}}}}"#)));
}

#[test]
fn quirks_mode_is_told() {
    let made = made(|body| {
        body.op(4).uint(1).int(0).int(0).end();
    });
    let node = r#"{"type":0,"childNodes":[],"compatMode":"BackCompat","id":10}"#;
    assert_eq!(made, event(2, &format!(r#"{{"node":{node},"initialOffset":{{"left":0,"top":0}}}}"#)));
}

#[test]
fn what_is_in_a_shadow_root_stands_before_the_other_children() {
    let made = made(|body| {
        body.op(4).uint(0).int(0).int(0).made(10).element(1, "p", 11);
        body.op(8).made(12).element(1, "b", 13).words("in", 14).end().words("too", 15).end();
        body.words("out", 16).end().end();
    });
    let children = concat!(
        r#"{"type":2,"tagName":"b","attributes":{},"childNodes":[{"type":3,"textContent":"in","id":14}],"isShadow":true,"id":13},"#,
        r#"{"type":3,"textContent":"too","isShadow":true,"id":15},"#,
        r#"{"type":3,"textContent":"out","id":16}"#
    );
    let host = format!(
        r#"{{"type":2,"tagName":"p","attributes":{{}},"childNodes":[{children}],"isShadowHost":true,"id":11}}"#
    );
    let node = format!(r#"{{"type":0,"childNodes":[{host}],"id":10}}"#);
    assert_eq!(made, event(2, &format!(r#"{{"node":{node},"initialOffset":{{"left":0,"top":0}}}}"#)));
}

#[test]
fn placed_nodes_become_additions_parents_first() {
    let made = made(|body| {
        body.op(5).uint(2).node(3).node(5).element(1, "ul", 10);
        body.op(1).text("li").uint(1).text("class").text("x").made(11).words("one", 12).end().end();
        body.words("two", 13).end();
    });
    let adds = concat!(
        r#"{"parentId":3,"nextId":5,"node":{"type":2,"tagName":"ul","attributes":{},"childNodes":[],"id":10}},"#,
        r#"{"parentId":10,"nextId":null,"node":{"type":2,"tagName":"li","attributes":{"class":"x"},"childNodes":[],"id":11}},"#,
        r#"{"parentId":11,"nextId":null,"node":{"type":3,"textContent":"one","id":12}},"#,
        r#"{"parentId":3,"nextId":5,"node":{"type":3,"textContent":"two","id":13}}"#
    );
    assert_eq!(made, mutation(adds, "", "", ""));
}

#[test]
fn nodes_placed_in_shadow_roots_say_so() {
    let made = made(|body| {
        body.op(5).uint(1).node(3).element(1, "p", 10).op(8).made(11).words("in", 12).op(9).node(4).end();
        body.end().op(9).node(6).end();
    });
    let adds = concat!(
        r#"{"parentId":3,"nextId":null,"node":{"type":2,"tagName":"p","attributes":{},"childNodes":[],"isShadowHost":true,"isShadow":true,"id":10}},"#,
        r#"{"parentId":10,"nextId":null,"node":{"type":3,"textContent":"in","isShadow":true,"id":12}},"#,
        r#"{"parentId":10,"nextId":null,"isShadow":true,"move":4},"#,
        r#"{"parentId":3,"nextId":null,"isShadow":true,"move":6}"#
    );
    assert_eq!(made, mutation(adds, "", "", ""));
}

#[test]
fn changes_that_follow_each_other_are_one_mutation() {
    let made = made(|body| {
        body.op(6).uint(0).node(3).uint(2).node(4).node(5).op(6).uint(1).node(6).uint(1).node(7);
        body.op(7).node(8).uint(2).text("class").text("a").text("title").uint(3);
        body.op(7).node(9).uint(1).text("rr_scrollTop").uint(5).int(-5);
        // Operations that become no event may stand between.
        body.op(2).uint(20).op(20).uint(1).bytes(b"long").op(21).uint(0).bytes(b"a{}");
        body.op(8).node(2).content(0).op(5).uint(0).node(3).words("new", 20).end();
    });
    let removes = r#"{"parentId":3,"id":4},{"parentId":3,"id":5},{"parentId":6,"id":7,"isShadow":true}"#;
    let attributes =
        r#"{"id":8,"attributes":{"class":"a","title":null}},{"id":9,"attributes":{"rr_scrollTop":-0.05}}"#;
    let adds = r#"{"parentId":3,"nextId":null,"node":{"type":3,"textContent":"new","id":20}}"#;
    assert_eq!(made, mutation(adds, r#"{"id":2,"value":"long"}"#, attributes, removes));
}

#[test]
fn what_moves_comes_before_what_goes() {
    let made = made(|body| {
        body.op(6).uint(0).node(3).uint(1).node(4).op(5).uint(0).node(2).op(9).node(5).end();
        body.op(8).node(5).once("x");
    });
    let first = mutation(r#"{"parentId":2,"nextId":null,"move":5}"#, r#"{"id":5,"value":"x"}"#, "", "");
    assert_eq!(made, format!("{first},{}", mutation("", "", "", r#"{"parentId":3,"id":4}"#)));
}

#[test]
fn time_and_events_end_a_change_and_an_empty_one_is_none() {
    let remove = |body: &mut Body| {
        body.op(6).uint(0).node(3).uint(1).node(4);
    };
    let one = mutation("", "", "", r#"{"parentId":3,"id":4}"#);
    let made = made(|body| {
        body.op(5).uint(0).node(7).end().op(1).int(0);
        remove(body);
        body.op(1).int(0);
        remove(body);
        body.op(13).uint(1).uint(1).op(6).uint(0).node(3).uint(0);
    });
    assert_eq!(made, format!("{one},{one},{}", change(r#"4,"width":1,"height":1"#)));
}

#[test]
fn a_frames_document_is_attached_to_it() {
    let made = made(|body| {
        body.op(9).uint(0).node(7).made(10).element(1, "html", 11).end().end();
    });
    let node = r#"{"type":0,"childNodes":[{"type":2,"tagName":"html","attributes":{},"childNodes":[],"id":11}],"id":10}"#;
    let data = format!(
        r#"0,"texts":[],"attributes":[],"removes":[],"adds":[{{"parentId":7,"nextId":null,"node":{node}}}],"isAttachIframe":true"#
    );
    assert_eq!(made, change(&data));
}

#[test]
fn pointer_positions_follow_each_other() {
    let made = made(|body| {
        body.op(10).uint(1).uint(2).position(50, 10, 20, 3).position(0, 8, 25, 4);
        body.op(10).uint(6).uint(1).position(0, 8, 24, 4);
    });
    let first =
        r#"1,"positions":[{"x":10,"y":20,"id":3,"timeOffset":-50},{"x":8,"y":25,"id":4,"timeOffset":0}]"#;
    let second = r#"6,"positions":[{"x":8,"y":24,"id":4,"timeOffset":0}]"#;
    assert_eq!(made, format!("{},{}", change(first), change(second)));
}

#[test]
fn interactions_say_what_is_known() {
    let made = made(|body| {
        body.op(11).uint(2).uint(1 | 3 << 1).node(3).int(1_050).int(2_025);
        body.op(11).uint(5).uint(0).node(4).op(11).uint(1).uint(1 | 1 << 1).node(4).int(100).int(-1);
    });
    let expected = [
        change(r#"2,"type":2,"id":3,"x":10.5,"y":20.25,"pointerType":2"#),
        change(r#"2,"type":5,"id":4"#),
        change(r#"2,"type":1,"id":4,"x":1,"y":-0.01,"pointerType":0"#),
    ];
    assert_eq!(made, expected.join(","));
}

#[test]
fn scroll_resize_and_input() {
    let made = made(|body| {
        body.op(12).node(3).int(0).int(12_345).op(13).uint(800).uint(600);
        body.op(14).uint(0).node(4).text("***").op(14).uint(3).node(5).text("on");
    });
    let expected = [
        change(r#"3,"id":3,"x":0,"y":123.45"#),
        change(r#"4,"width":800,"height":600"#),
        change(r#"5,"text":"***","isChecked":false,"id":4"#),
        change(r#"5,"text":"on","isChecked":true,"userTriggered":true,"id":5"#),
    ];
    assert_eq!(made, expected.join(","));
}

#[test]
fn sheets_are_announced_then_filled() {
    let made = made(|body| {
        body.op(15).node(3).uint(2).uint(7 << 1).uint(8 << 1 | 1).op(16).uint(8).text("a{}");
        body.op(15).node(3).uint(0);
    });
    let expected = [
        change(r#"15,"id":3,"styleIds":[7,8],"styles":[{"styleId":8,"rules":[]}]"#),
        change(r#"8,"styleId":8,"replaceSync":"a{}""#),
        change(r#"15,"id":3,"styleIds":[]"#),
    ];
    assert_eq!(made, expected.join(","));
}

#[test]
fn rules_are_named_by_their_path() {
    let made = made(|body| {
        body.op(17)
            .uint(0)
            .node(3)
            .uint(1)
            .uint(4)
            .text("b{}")
            .op(17)
            .uint(1)
            .uint(8)
            .uint(2)
            .uint(0)
            .uint(1);
        body.text("i{}").op(17).uint(0).node(3).uint(0).text("u{}");
        body.op(17).uint(2).node(3).uint(1).uint(4).op(17).uint(3).uint(8).uint(2).uint(5).uint(6);
    });
    let expected = [
        change(r#"8,"id":3,"adds":[{"rule":"b{}","index":4}]"#),
        change(r#"8,"styleId":8,"adds":[{"rule":"i{}","index":[0,1]}]"#),
        change(r#"8,"id":3,"adds":[{"rule":"u{}"}]"#),
        change(r#"8,"id":3,"removes":[{"index":4}]"#),
        change(r#"8,"styleId":8,"removes":[{"index":[5,6]}]"#),
    ];
    assert_eq!(made, expected.join(","));
}

#[test]
fn events_pass_as_json_but_for_what_would_be_a_reference() {
    let made = made(|body| {
        body.op(18).uint(5).once(r#"{"tag":"a","payload":["\u0000#","\\u0000","\\\u0000"]}"#);
        body.op(18).uint(6).once("{}").op(18).uint(3).once(r#"{"source":7,"id":3,"type":0}"#);
    });
    let expected = [
        event(5, r#"{"tag":"a","payload":["\ufffd#","\\u0000","\\\ufffd"]}"#),
        event(6, "{}"),
        event(3, r#"{"source":7,"id":3,"type":0}"#),
    ];
    assert_eq!(made, expected.join(","));
}

#[test]
fn contents_are_named_brought_or_in_place() {
    let mut body = Body::new();
    let hash = std::array::from_fn(|at| 17 * at as u8);
    body.op(19)
        .uint(0)
        .hash(hash)
        .uint(5_000)
        .op(20)
        .uint(2)
        .bytes(b"data:,\"x\"")
        .op(21)
        .uint(1)
        .bytes(b"brought");
    body.op(7).node(3).uint(2).text("_cssText").content(0).text("src").content(1);
    let decoded = decoded(&body.plain());
    assert_eq!(decoded.referred, [Referred { kind: ContentKind::Css, hash, bytes: 5_000 }]);
    assert_eq!(decoded.brought, [Brought { kind: ContentKind::Text, text: "brought".into() }]);
    let css = r"\u0000#000112233445566778899aabbccddeeff";
    let attributes = format!(r#"{{"id":3,"attributes":{{"_cssText":"{css}","src":"data:,\"x\""}}}}"#);
    assert_eq!(events(&body), mutation("", "", &attributes, ""));
}

#[test]
fn a_page_cannot_write_a_reference() {
    let made = made(|body| {
        body.op(8).node(3).once("\0#000112233445566778899aabbccddeeff");
    });
    assert!(made.contains("\"\u{fffd}#000112233445566778899aabbccddeeff\""), "{made}");
}

#[test]
fn the_table_and_the_change_go_on_over_frames() {
    let mut body = Body::new();
    body.op(8).node(3).text("again");
    let cut = body.bytes.len();
    body.op(8).node(4).text("again").op(3).text("again").uint(1).uint(1);
    let (first, second) = body.bytes.split_at(cut);
    let frames = encode::body(&[encode::frame(1, &encode::deflate(first)), encode::frame(0, second)]);
    assert_eq!(decoded(&frames).json, decoded(&body.plain()).json);
    let texts = r#"{"id":3,"value":"again"},{"id":4,"value":"again"}"#;
    let meta = event(4, r#"{"href":"again","width":1,"height":1}"#);
    assert_eq!(events(&body), format!("{},{meta}", mutation("", texts, "", "")));
}

const WEBP: &[u8] = b"RIFF\x04\0\0\0WEBPVP8L";

fn picture(kind: u64, width: u64, height: u64, bytes: &[u8]) -> Body {
    let mut body = Body::new();
    body.op(22).node(7).uint(kind).uint(width).uint(height).bytes(bytes);
    body
}

#[test]
fn a_picture_of_a_canvas_is_drawn_over_what_was_there() {
    let frame = |media_type: &str, base64: &str| {
        let blob = format!(
            r#"{{"rr_type":"Blob","data":[{{"rr_type":"ArrayBuffer","base64":"{base64}"}}],"type":"{media_type}"}}"#
        );
        change(&format!(
            r#"9,"id":7,"type":0,"commands":[{{"property":"clearRect","args":[0,0,300,150]}},{{"property":"drawImage","args":[{{"rr_type":"ImageBitmap","args":[{blob}]}},0,0,300,150]}}]"#
        ))
    };
    assert_eq!(events(&picture(0, 300, 150, WEBP)), frame("image/webp", "UklGRgQAAABXRUJQVlA4TA=="));
    assert_eq!(events(&picture(1, 300, 150, &[0xff, 0xd8, 0xff, 0xe0])), frame("image/jpeg", "/9j/4A=="));
}

#[test]
fn what_is_no_picture_or_too_large_is_refused() {
    let problem = |body: Body| decode(&body.plain(), &Limits::default()).unwrap_err().problem;
    for (kind, bytes) in [(0, &b"<svg>"[..]), (1, WEBP), (2, WEBP), (0, &[0xff, 0xd8, 0xff]), (0, b"")] {
        assert_eq!(problem(picture(kind, 1, 1, bytes)), Problem::NotAPicture, "{kind} {bytes:?}");
    }
    for (width, height) in [(0, 1), (1, 0), (65_536, 1), (1, 1 << 40)] {
        assert_eq!(problem(picture(0, width, height, WEBP)), Problem::Range, "{width} {height}");
    }
    let largest = [WEBP, &vec![0; super::super::canvas::PICTURE_BYTES_MAX - WEBP.len()]].concat();
    assert!(decode(&picture(0, 1, 1, &largest).plain(), &Limits::default()).is_ok());
    assert_eq!(problem(picture(0, 1, 1, &[&largest[..], b"0"].concat())), Problem::TooLarge);
    // Base64 is a third longer than what was sent, and counts.
    let limits = Limits { bytes_max: 200 << 10, ..Limits::default() };
    let kept = picture(0, 1, 1, &largest[..190 << 10]);
    assert_eq!(decode(&kept.plain(), &limits).unwrap_err().problem, Problem::TooLarge);
}
