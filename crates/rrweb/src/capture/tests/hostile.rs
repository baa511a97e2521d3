//! What must be refused, and that nothing ever gets through that is no JSON.

use super::*;

/// A body with every operation in it.
fn rich() -> Body {
    let mut body = Body::new();
    body.op(3).text("https://a.example/é").uint(1280).uint(720);
    body.op(19)
        .uint(0)
        .hash([7; 16])
        .uint(300)
        .op(20)
        .uint(1)
        .bytes(b"in place")
        .op(21)
        .uint(0)
        .bytes(b"a{b:c}");
    body.op(4).uint(1).int(0).int(50).made(10).op(3).text("html").text("").text("").made(11);
    body.op(1).text("html").uint(2).text("class").text("x").text("_cssText").content(0).made(12);
    body.op(8).made(13).words("shadow", 14).end().words("text\n", 15).op(4).made(16).end().end();
    body.op(5)
        .uint(3)
        .node(12)
        .node(15)
        .element(5, "svg", 17)
        .element(7, "a-b", 18)
        .end()
        .end()
        .op(9)
        .node(16);
    body.end().op(6).uint(0).node(12).uint(1).node(15).op(7).node(12).uint(1).text("id").uint(3);
    body.op(8).node(15).content(1).op(9).uint(0).node(12).made(19).end();
    body.op(10).uint(1).uint(1).position(20, 5, 6, 12).op(11).uint(2).uint(3).node(12).int(500).int(600);
    body.op(12).node(10).int(0).int(1).op(13).uint(3).uint(4).op(14).uint(1).node(12).text("***");
    body.op(15)
        .node(10)
        .uint(1)
        .uint(3)
        .op(16)
        .uint(1)
        .text("i{}")
        .op(17)
        .uint(1)
        .uint(1)
        .uint(1)
        .uint(0)
        .text("b{}");
    body.op(22).node(12).uint(0).uint(300).uint(150).bytes(b"RIFF\x04\0\0\0WEBPVP8L");
    body.op(23).uint(1).node(12).bytes(&[1, 0, 2, 2, 4, 0, 0, 0, 1, 0, 1, b'p', 0, 0, 0]);
    body.op(1).int(5).op(18).uint(5).text(r#"{"tag":"t","payload":{}}"#);
    body
}

/// Refused, or an array of events that anybody can read.
fn refused_or_json(body: &[u8], what: &str) {
    let limits = Limits { bytes_max: 1 << 20, ..Limits::default() };
    if let Ok(decoded) = decode(body, &limits) {
        let read = crate::event::events(&decoded.json, &crate::event::Limits::default());
        assert_eq!(read.map(|events| events.len()), Ok(decoded.events), "{what}");
        serde_json::from_slice::<serde_json::Value>(&decoded.json).unwrap();
    }
}

#[test]
fn every_cut_is_refused_or_ends_between_operations() {
    let body = rich();
    assert!(decoded(&body.plain()).events >= 12);
    let deflated = body.deflated();
    for cut in 1..deflated.len() {
        assert!(cut == 1 || decode(&deflated[..cut], &Limits::default()).is_err(), "{cut}");
    }
    for cut in 0..body.bytes.len() {
        refused_or_json(&encode::body(&[encode::frame(0, &body.bytes[..cut])]), &format!("cut at {cut}"));
    }
}

#[test]
fn every_flipped_bit_is_refused_or_gives_json() {
    for whole in [rich().plain(), rich().deflated()] {
        for bit in 0..whole.len() * 8 {
            let mut body = whole.clone();
            body[bit / 8] ^= 1 << (bit % 8);
            refused_or_json(&body, &format!("bit {bit}"));
        }
    }
}

#[test]
fn errors_say_where_they_are() {
    let mut body = Body::new();
    let at = body.bytes.len();
    body.op(99);
    let frames = encode::body(&[encode::frame(0, &Body::new().bytes), encode::frame(0, &body.bytes)]);
    let invalid = decode(&frames, &Limits::default()).unwrap_err();
    assert_eq!(invalid.to_string(), format!("frame 1, byte {}: no operation 99", at + 1));
    assert_eq!(
        decode(&[], &Limits::default()).unwrap_err().to_string(),
        "frame 0, byte 0: it ends too early"
    );
    assert_eq!(problem(&[2]), Problem::Version(2));
    assert_eq!(problem(&encode::body(&[encode::frame(2, &[])])), Problem::FrameKind(2));
    assert_eq!(problem(&encode::body(&[encode::frame(1, &[0xff; 9])])), Problem::Deflate);
    let trailing = [encode::deflate(b"").as_slice(), &[0]].concat();
    assert_eq!(problem(&encode::body(&[encode::frame(1, &trailing)])), Problem::Deflate);
}

#[test]
fn what_the_format_does_not_describe_is_refused() {
    let refused = |write: fn(&mut Body)| {
        let mut body = Body::new();
        write(&mut body);
        problem(&body.plain())
    };
    type Wrong = (fn(&mut Body), Problem);
    let wrong: [Wrong; 22] = [
        (|b| _ = b.op(0), Problem::Operation(0)),
        (|b| _ = b.op(99), Problem::Operation(99)),
        (|b| _ = b.op(1).int(-2_000), Problem::Range),
        (|b| _ = b.op(2).uint(0), Problem::Range),
        (|b| b.op(2).bytes.extend([0xff; 9]), Problem::Range),
        (|b| _ = b.op(3).text("a").uint(1 << 53), Problem::Range),
        (|b| _ = b.op(4).uint(2).int(0).int(0).end(), Problem::Flags),
        (|b| _ = b.op(4).uint(0).int(0).int(0).op(9).node(3).end(), Problem::NodeKind(9)),
        (|b| _ = b.op(4).uint(0).int(0).int(0).op(8).end().end(), Problem::NodeKind(8)),
        (|b| _ = b.op(5).uint(0).node(3).op(8).end().end(), Problem::NodeKind(8)),
        (
            |b| _ = b.op(5).uint(0).node(3).op(1).text("p").uint(0).words("", 11).op(8).end(),
            Problem::NodeKind(8),
        ),
        (|b| _ = b.op(5).uint(0).node(3).op(1).uint(4).uint(0).end().end(), Problem::NotAString),
        (|b| _ = b.op(7).node(3).uint(1).uint(5).int(3).text("x"), Problem::NotAString),
        (|b| _ = b.op(8).node(3).uint(3), Problem::NotAString),
        (|b| _ = b.op(8).node(-1).text("x"), Problem::Range),
        (|b| _ = b.op(8).node(3).uint(6), Problem::UnknownText),
        (|b| _ = b.op(8).node(3).content(0), Problem::UnknownText),
        (|b| _ = b.op(8).node(3).uint(0).bytes(&[0xff]), Problem::Encoding),
        (|b| _ = b.op(10).uint(2).uint(0), Problem::Range),
        (|b| _ = b.op(17).uint(2).node(3).uint(0), Problem::Range),
        (|b| _ = b.op(18).uint(5).text("[]"), Problem::NotAnObject),
        (|b| _ = b.op(18).uint(4).text("{}"), Problem::Range),
    ];
    for (index, (write, expected)) in wrong.into_iter().enumerate() {
        assert_eq!(refused(write), expected, "{index}");
    }
    let without = |operations: &[u8]| problem(&encode::body(&[encode::frame(0, operations)]));
    assert_eq!(without(&[13, 1, 1]), Problem::NoTime);
    assert_eq!(without(&[1, 2, 4, 0, 0, 0, 0]), Problem::NoNumber);
}

#[test]
fn an_operation_never_crosses_a_frame() {
    let body = Body::new();
    let (first, second) = body.bytes.split_at(body.bytes.len() - 1);
    assert_eq!(
        problem(&encode::body(&[encode::frame(0, first), encode::frame(0, second)])),
        Problem::Truncated
    );
}

#[test]
fn a_bomb_is_refused_at_the_bound() {
    let limits = Limits { bytes_max: 1 << 20, ..Limits::default() };
    let bomb = encode::body(&[encode::frame(1, &encode::deflate(&vec![0; 20 << 20]))]);
    assert_eq!(decode(&bomb, &limits).unwrap_err().problem, Problem::TooLarge);
    let fits = encode::body(&[encode::frame(1, &encode::deflate(&vec![0; 1 << 20]))]);
    assert_eq!(decode(&fits, &limits).unwrap_err().problem, Problem::Operation(0));
    let mut long = Body::new();
    let text = "x".repeat(100_000);
    for _ in 0..20 {
        long.op(8).node(3).text(&text);
    }
    assert!(long.bytes.len() < 110_000);
    assert_eq!(decode(&long.plain(), &limits).unwrap_err().problem, Problem::TooLarge);
}

#[test]
fn everything_has_a_bound() {
    let mut deep = Body::new();
    deep.op(5).uint(0).node(3);
    (0..2_000).for_each(|at| _ = deep.element(1, "p", 10 + at));
    assert_eq!(problem(&deep.plain()), Problem::TooMany("levels"));
    let mut texts = Body::new();
    texts.op(7).node(3).uint(60_000);
    (0..120_000).for_each(|at| _ = texts.text(&at.to_string()));
    assert_eq!(problem(&texts.plain()), Problem::TooMany("texts"));
    let mut contents = Body::new();
    (0..2_001).for_each(|_| _ = contents.op(20).uint(0).bytes(b""));
    assert_eq!(problem(&contents.plain()), Problem::TooMany("contents"));
    let mut text = Body::new();
    text.op(8).node(3).text(&"x".repeat(TEXT_BYTES_MAX + 1));
    assert_eq!(problem(&text.plain()), Problem::TooLarge);
    let mut events = Body::new();
    (0..50).for_each(|_| _ = events.op(13).uint(1).uint(1));
    let limits = Limits { events_max: 49, ..Limits::default() };
    assert_eq!(decode(&events.plain(), &limits).unwrap_err().problem, Problem::TooManyEvents);
    let mut nested = Body::new();
    nested.op(18).uint(5).once(&format!("{{\"a\":{}{}}}", "[".repeat(100), "]".repeat(100)));
    let limits = Limits { depth_max: 100, ..Limits::default() };
    assert_eq!(decode(&nested.plain(), &limits).unwrap_err().problem, Problem::NotAnObject);
}
