//! Claims about masking, each channel that RECORDERS lists by itself, then the properties of the whole.

use serde_json::Value;

use super::*;
use crate::event;

const STRICT: Rules =
    Rules { forms: false, numbers: false, emails: false, canvas: false, query_keys: Vec::new() };
const OPEN: Rules = Rules { forms: true, numbers: true, emails: true, canvas: true, query_keys: Vec::new() };

fn clean_with(json: &str, rules: &Rules) -> Clean {
    let clean =
        scrub(json.as_bytes(), rules, &Limits::default()).unwrap_or_else(|error| panic!("{error}: {json}"));
    let once = String::from_utf8(clean.events.as_ref().to_vec()).unwrap();
    let events =
        event::events(once.as_bytes(), &Limits::default()).unwrap_or_else(|error| panic!("{error}: {once}"));
    assert_eq!(events.len(), clean.facts.events);
    serde_json::from_str::<Value>(&once).unwrap();
    let twice = scrub(once.as_bytes(), rules, &Limits::default()).unwrap();
    assert_eq!(String::from_utf8_lossy(twice.events.as_ref()), once, "a second pass changes something");
    clean
}

fn text_with(json: &str, rules: &Rules) -> String {
    String::from_utf8(clean_with(json, rules).events.into_inner()).unwrap()
}

fn event(kind: u8, data: &str) -> String {
    format!(r#"[{{"type":{kind},"data":{data},"timestamp":1700000000123}}]"#)
}

/// A snapshot whose body holds `nodes`.
fn page(nodes: &str) -> String {
    event(
        2,
        &format!(
            r#"{{"node":{{"type":0,"childNodes":[{{"type":2,"tagName":"body","attributes":{{}},"childNodes":[{nodes}],"id":2}}],"id":1}},"initialOffset":{{"left":0,"top":0}}}}"#
        ),
    )
}

fn element(tag: &str, attributes: &str, children: &str) -> String {
    format!(r#"{{"type":2,"tagName":"{tag}","attributes":{attributes},"childNodes":[{children}],"id":10}}"#)
}

fn text_node(text: &str) -> String {
    format!(r#"{{"type":3,"textContent":"{text}","id":11}}"#)
}

#[track_caller]
fn hides(json: &str, secret: &str) {
    let text = text_with(json, &STRICT);
    assert!(!text.contains(secret), "{secret} is still in {text}");
}

#[track_caller]
fn keeps(json: &str) {
    assert_eq!(text_with(json, &STRICT), json);
}

#[test]
fn typed_text_becomes_a_mask_whose_length_says_little() {
    let input = |text: &str| event(3, &format!(r#"{{"source":5,"text":"{text}","isChecked":true,"id":4}}"#));
    for (typed, mask) in [
        ("", ""),
        ("a", "****"),
        ("abcd", "****"),
        ("ab\\u00e9d\\n", "********"),
        ("123456789", "****************"),
    ] {
        let text = text_with(&input(typed), &STRICT);
        assert_eq!(text, input(mask).replace("true", "false"));
    }
    assert!(text_with(&input(&"x".repeat(5_000)), &STRICT).contains(&format!("\"{}\"", "*".repeat(64))));
}

#[test]
fn with_forms_on_values_stay_but_cards_and_accounts_do_not() {
    let input = |text: &str| event(3, &format!(r#"{{"source":5,"text":"{text}","isChecked":true,"id":4}}"#));
    assert_eq!(text_with(&input("Jane, 4711"), &OPEN), input("Jane, 4711"));
    assert_eq!(text_with(&input("4111 1111 1111 1111"), &OPEN), input("**** **** **** ****"));
    assert_eq!(text_with(&input("DE89370400440532013000"), &OPEN), input("**********************"));
    let forms = Rules { forms: true, ..STRICT };
    assert_eq!(text_with(&input("Jane, 4711, j@x.org"), &forms), input("Jane, ****, *@*.***"));
}

#[test]
fn passwords_hidden_fields_and_the_like_are_empty_even_with_forms_on() {
    for marks in [
        r#""type":"password""#,
        r#""type":"HIDDEN""#,
        r#""type":"file""#,
        r#""type":"text","autocomplete":"section-a cc-number""#,
        r#""autocomplete":"one-time-code""#,
        r#""name":"card_number""#,
        r#""id":"user-password-2""#,
        r#""data-rr-is-password":"true","type":"text""#,
        r#""data-recording-sensitive":"""#,
    ] {
        let json = page(&element("input", &format!(r#"{{"value":"tok-en",{marks}}}"#), ""));
        let text = text_with(&json, &OPEN);
        assert!(text.contains(r#""value":"""#), "{text}");
    }
}

#[test]
fn typing_into_a_password_field_of_the_same_batch_is_empty_with_forms_on() {
    let snapshot = page(&element("input", r#"{"type":"password"}"#, ""));
    let typed = event(3, r#"{"source":5,"text":"tok-en","isChecked":false,"id":10}"#);
    let both = format!("{},{}", &snapshot[..snapshot.len() - 1], &typed[1..]);
    assert!(text_with(&both, &OPEN).contains(r#""text":"","isChecked""#));
}

#[test]
fn values_in_attributes_are_masked_where_they_were_typed_or_chosen() {
    for tag in ["input", "textarea", "select", "option", "button", "sl-input", "x-field"] {
        hides(&page(&element(tag, r#"{"value":"tok-en"}"#, "")), "tok-en");
    }
    keeps(&page(&element("input", r#"{"type":"submit","value":"Buy now"}"#, "")));
    keeps(&page(&element("li", r#"{"value":"3"}"#, "")));
    hides(
        &event(
            3,
            r#"{"source":0,"texts":[],"attributes":[{"id":4,"attributes":{"value":"tok-en"}}],"removes":[],"adds":[]}"#,
        ),
        "tok-en",
    );
    hides(&page(&element("div", r#"{"data-value":"tok-en"}"#, "")), "tok-en");
    hides(&page(&element("textarea", "{}", &text_node("tok-en"))), "tok-en");
}

#[test]
fn nobody_sees_which_boxes_were_ticked() {
    let ticked = page(&element("input", r#"{"checked":true,"type":"checkbox","selected":true}"#, ""));
    let clean = page(&element("input", r#"{"type":"checkbox"}"#, ""));
    assert_eq!(text_with(&ticked, &STRICT), clean);
    assert_eq!(
        text_with(&page(&element("input", r#"{"type":"checkbox", "checked":true}"#, "")), &STRICT),
        clean
    );
    assert_eq!(
        text_with(&page(&element("input", r#"{"checked":true}"#, "")), &STRICT),
        page(&element("input", "{}", ""))
    );
    assert_eq!(text_with(&ticked, &OPEN), ticked);
}

#[test]
fn inner_documents_event_handlers_and_scripts_are_gone() {
    hides(&page(&element("iframe", r#"{"srcdoc":"<p>tok-en","title":"x"}"#, "")), "tok-en");
    hides(&page(&element("a", r#"{"onclick":"go('tok-en')","class":"a"}"#, "")), "tok-en");
    hides(&page(&element("script", "{}", &text_node("var a='tok-en'"))), "tok-en");
    hides(&page(&element("a", r#"{"href":"javascript:go('tok-en')"}"#, "")), "tok-en");
    hides(&page(&element("script", r#"{"nonce":"tok-en"}"#, "")), "tok-en");
    hides(&page(&element("meta", r#"{"content":"tok-en","name":"csrf-token"}"#, "")), "tok-en");
}

#[test]
fn text_in_an_editor_is_a_value() {
    let inner = element("p", "{}", &text_node("tok-en"));
    hides(&page(&element("div", r#"{"contenteditable":"true"}"#, &inner)), "tok-en");
    hides(&page(&element("div", r#"{"contenteditable":""}"#, &inner)), "tok-en");
    let island = element("div", r#"{"contenteditable":"false"}"#, &text_node("label"));
    keeps(&page(&element("div", r#"{"contenteditable":"true"}"#, &island)));
    // Children before attributes, as sorted keys have them.
    hides(
        &page(
            r#"{"childNodes":[{"id":3,"textContent":"tok-en","type":3}],"attributes":{"contenteditable":"true"},"id":9,"tagName":"div","type":2}"#,
        ),
        "tok-en",
    );
}

#[test]
fn text_added_to_an_editor_of_the_same_batch_is_a_value() {
    let snapshot = page(&element("div", r#"{"contenteditable":"true"}"#, &text_node("")));
    let adds = r#"{"source":0,"texts":[{"id":11,"value":"tok-en"}],"attributes":[],"removes":[],"adds":[{"parentId":10,"nextId":null,"node":{"type":2,"tagName":"p","attributes":{},"childNodes":[],"id":20}},{"parentId":20,"nextId":null,"node":{"type":3,"textContent":"tok-en","id":21}}]}"#;
    hides(&format!("{},{}", &snapshot[..snapshot.len() - 1], &event(3, adds)[1..]), "tok-en");
}

#[test]
fn a_mark_covers_everything_below_it_and_another_lifts_it() {
    for mark in [
        r#"{"class":"a rr-mask"}"#,
        r#"{"data-recording-sensitive":""}"#,
        r#"{"data-sl":"mask"}"#,
        r#"{"data-hj-suppress":true}"#,
    ] {
        hides(
            &page(&element("div", mark, &element("b", r#"{"title":"tok-en"}"#, &text_node("tok-en")))),
            "tok-en",
        );
    }
    let safe = page(&element(
        "div",
        r#"{"data-recording-gdpr-safe":""}"#,
        &element("b", r#"{"title":"No 4711"}"#, &text_node("4711")),
    ));
    keeps(&safe);
    let card = page(&element("div", r#"{"data-recording-gdpr-safe":""}"#, &text_node("4111111111111111")));
    hides(&card, "4111");
}

#[test]
fn digits_and_addresses_are_masked_wherever_people_read() {
    for json in [
        page(&text_node("a 4711 b")),
        page(&element("title", "{}", &text_node("4711"))),
        page(&element("option", "{}", &text_node("4711"))),
        page(&element("img", r#"{"alt":"4711"}"#, "")),
        page(&element(
            "p",
            r#"{"title":"4711","aria-label":"4711","data-x":"4711","placeholder":"4711"}"#,
            "",
        )),
        page(r#"{"type":5,"textContent":"4711","id":4}"#),
        event(3, r#"{"source":0,"texts":[{"id":4,"value":"4711"}],"attributes":[],"removes":[],"adds":[]}"#),
        event(3, r#"{"source":9,"id":4,"type":0,"commands":[{"property":"fillText","args":["4711",1,2]}]}"#),
        event(3, r#"{"source":0,"attributes":[{"id":4,"attributes":{"aria-label":"4711"}}]}"#),
        event(
            6,
            r#"{"plugin":"rrweb/console@1","payload":{"level":"error","trace":["x:4711"],"payload":["\"4711\""]}}"#,
        ),
        event(
            5,
            r#"{"tag":"revisit.track","payload":{"name":"buy","props":{"price":4711,"label":"no 4711"}}}"#,
        ),
        event(5, r#"{"payload":{"a":[4711.5,-4711]},"tag":"own"}"#),
        event(5, r#"{"tag":"revisit.error","payload":{"message":"no 4711","stack":"4711"}}"#),
        event(8, r#"{"type":"caption","text":"4711"}"#),
        event(42, r#"{"anything":["4711"]}"#),
        event(3, r#"{"source":99,"anything":{"deep":"4711"}}"#),
    ] {
        hides(&json, "4711");
        let texts_only = json.replace("4711.5,-4711", "0").replace(":4711,", ":0,");
        hides(&texts_only.replace("4711", "jane@example.org"), "jane");
    }
}

#[test]
fn an_escape_hides_nothing() {
    for text in [r"a \u0034711 b", r"\u0034\u0037\u0031\u0031", r"jane\u0040example.org"] {
        let text = text_with(&page(&text_node(text)), &STRICT);
        assert!(text.contains("****"), "{text}");
    }
    hides(&page(&element("input", r#"{"v\u0061lue":"tok-en"}"#, "")), "tok-en");
    hides(&event(3, r#"{"\u0073ource":5,"t\u0065xt":"tok-en","id":4}"#), "tok-en");
}

#[test]
fn addresses_of_pages_lose_their_queries_and_tokens_everywhere() {
    let url = "https://jane:pw@shop.example/p/123456?t=tok-en#access_token=tok-en";
    for json in [
        event(4, &format!(r#"{{"href":"{url}","width":1280,"height":800}}"#)),
        event(
            5,
            &format!(
                r#"{{"tag":"revisit.page","payload":{{"href":"{url}","title":"a","referrer":"{url}","kind":"load"}}}}"#
            ),
        ),
        event(
            5,
            &format!(
                r#"{{"tag":"revisit.error","payload":{{"message":"at {url}","source":"{url}","line":3}}}}"#
            ),
        ),
        page(&element("a", &format!(r#"{{"href":"{url}"}}"#), "")),
        page(&element("form", &format!(r#"{{"action":"{url}"}}"#), "")),
        page(&element("img", &format!(r#"{{"srcset":"{url} 2x","src":"{url}","data-src":"{url}"}}"#), "")),
        page(&element("a", r#"{"href":"https:\/\/shop.example\/p\/123456?t=tok-en"}"#, "")),
        event(
            6,
            &format!(
                r#"{{"plugin":"rrweb/network@1","payload":{{"requests":[{{"name":"{url}","status":200}}]}}}}"#
            ),
        ),
    ] {
        hides(&json, "tok-en");
        hides(&json, "123456");
        hides(&json, "jane");
        assert!(text_with(&json, &STRICT).contains("shop.example"));
    }
    let keep = Rules { query_keys: vec!["utm_source".into()], ..STRICT };
    let text = text_with(&event(4, r#"{"href":"/a?utm_source=mail&b=1"}"#), &keep);
    assert!(text.contains("/a?utm_source=mail&b=\""));
}

#[test]
fn what_makes_the_page_look_right_is_not_touched() {
    let nodes = [
        element("style", r#"{"_cssText":".a1{color:#123456;width:1234567px}"}"#, ""),
        element("style", "{}", &text_node(".b{margin:12345px}")),
        element(
            "path",
            r#"{"d":"M12.345678 9.4111111111111111Z","class":"c123456","id":"id-123456","transform":"translate(123456)"}"#,
            "",
        ),
        element("svg", r##"{"viewBox":"0 0 123456 24","width":"123456","style":"top:123456px"}"##, ""),
        element("use", r##"{"href":"#icon-123456"}"##, ""),
        element(
            "img",
            r#"{"src":"data:image/png;base64,AAAA123456","rr_dataURL":"data:image/png;base64,123456"}"#,
            "",
        ),
        element("div", r#"{"rr_width":"123456px","rr_scrollTop":123456,"aria-labelledby":"id-123456"}"#, ""),
        element("link", r#"{"rel":"stylesheet","href":"/assets/main.4f83.css"}"#, ""),
    ];
    for node in nodes {
        keeps(&page(&node));
    }
    for data in [
        r#"{"source":1,"positions":[{"x":123456,"y":2,"id":3,"timeOffset":-123456}]}"#,
        r#"{"source":8,"id":123456,"adds":[{"rule":".a{left:123456px}","index":[1,2]}]}"#,
        r#"{"source":13,"id":5,"index":[0],"set":{"property":"left","value":"123456px"}}"#,
        r#"{"source":15,"id":5,"styleIds":[1],"styles":[{"styleId":1,"rules":[{"rule":".a{left:123456px}"}]}]}"#,
        r#"{"source":10,"family":"A","fontSource":"[12,34,56,123456]","buffer":true}"#,
        r#"{"source":0,"texts":[],"attributes":[{"id":123456,"attributes":{"style":{"left":"123456px","top":["1px","important"]},"class":"a123456"}}],"removes":[],"adds":[]}"#,
        r#"{"source":0,"texts":[{"id":5,"value":".css-1{left:123456px}"}],"attributes":[],"removes":[],"adds":[]}"#,
    ] {
        keeps(&event(3, data));
    }
    keeps(&event(5, r#"{"tag":"revisit.performance","payload":{"name":"lcp","ms":1234.5}}"#));
}

#[test]
fn what_our_own_recorder_adds_to_rrweb_passes() {
    let math = r#"{"type":2,"tagName":"mi","attributes":{},"childNodes":[],"ns":"math","id":123456}"#;
    keeps(&page(math));
    let adds = format!(
        r#"[{{"parentId":5,"nextId":123456,"move":1234567}},{{"parentId":5,"nextId":null,"isShadow":true,"move":12}},{{"parentId":5,"nextId":null,"node":{math}}}]"#
    );
    keeps(&event(3, &format!(r#"{{"source":0,"texts":[],"attributes":[],"removes":[],"adds":{adds}}}"#)));
    for payload in [
        r#"{"tag":"revisit.state","payload":{"id":123456,"popover":true,"defined":true,"disabled":false}}"#,
        r#"{"tag":"revisit.target","payload":{"id":123456}}"#,
        r#"{"tag":"revisit.animation","payload":{"id":123456,"key":1234567,"keyframes":[{"left":"123456px"}],"timing":{"duration":123456,"rate":1,"easing":"steps(123456)"},"at":123456.5,"state":"running"}}"#,
        r#"{"tag":"revisit.highlight","payload":{"name":"found-123456","ranges":[[123456,0,1234567,9]]}}"#,
        r#"{"tag":"revisit.zoom","payload":{"scale":1.234567,"left":123456}}"#,
        r#"{"tag":"revisit.fullscreen","payload":{"id":null}}"#,
        r#"{"tag":"revisit.performance","payload":{"name":"cls","value":0.123456}}"#,
        r#"{"tag":"revisit.request","payload":{"url":"https://shop.example/missing","kind":"fetch","status":404,"ms":123456}}"#,
        r#"{"tag":"revisit.longtask","payload":{"ms":123456}}"#,
        r#"{"tag":"revisit.cost","payload":{"ms":123456,"worst_ms":12345,"level":0}}"#,
        r#"{"tag":"revisit.notice","payload":{"code":"clock","ms":-123456}}"#,
    ] {
        keeps(&event(5, payload));
    }
}

#[test]
fn which_options_are_chosen_is_what_a_visitor_filled_in() {
    let state = |selected: &str| {
        event(5, &format!(r#"{{"tag":"revisit.state","payload":{{"id":4,"selected":{selected}}}}}"#))
    };
    assert_eq!(text_with(&state("true"), &STRICT), state("false"));
    assert_eq!(text_with(&state("[17,18]"), &STRICT), state("[0,0]"));
    assert_eq!(text_with(&state("[17,18]"), &OPEN), state("[17,18]"));
}

#[test]
fn an_event_that_could_be_read_in_two_ways_is_refused() {
    let refused = |json: &str| scrub(json.as_bytes(), &STRICT, &Limits::default()).map(|_| ()).unwrap_err();
    assert_eq!(refused(r#"[{"type":4,"type":3,"timestamp":1}]"#), Invalid::Contradiction);
    assert_eq!(refused(&event(3, r#"{"source":1,"source":5,"text":"x"}"#)), Invalid::Contradiction);
    assert_eq!(
        refused(&event(5, r#"{"tag":"revisit.notice","payload":{},"tag":"own"}"#)),
        Invalid::Contradiction
    );
    assert_eq!(
        refused(&page(r#"{"type":2,"tagName":"style","attributes":{},"childNodes":[],"tagName":"p"}"#)),
        Invalid::Contradiction
    );
    assert_eq!(refused(r#"[{"type":4,"timestamp":1,"timestamp":2}]"#), Invalid::Contradiction);
    assert_eq!(refused(r#"[{"type":4,"type":{"a":1},"timestamp":1}]"#), Invalid::Contradiction);
    assert_eq!(refused(r#"[{"type":4,"data":{},"timestamp":1,"data":{}}]"#), Invalid::Contradiction);
    assert_eq!(refused(r#"[{"type":4,"timestamp":1,"timestamp":"2"}]"#), Invalid::NotAnEvent { index: 0 });
}

#[test]
fn what_stands_in_the_wrong_place_is_emptied() {
    hides(&event(2, r#""compressed tok-en""#), "tok-en");
    hides(&event(3, r#"{"source":0,"texts":"tok-en","adds":{"a":"tok-en"}}"#), "tok-en");
    hides(&page(r#"["tok-en"]"#), "tok-en");
    hides(&event(3, r#"{"source":5,"text":{"a":["tok-en"]},"id":4}"#), "tok-en");
}

#[test]
fn names_of_fields_hide_addresses_too() {
    hides(&event(5, r#"{"tag":"own","payload":{"jane@example.org":1,"k1":2}}"#), "jane");
    hides(&page(&element("div", r#"{"jane@example.org":""}"#, "")), "jane");
}

#[test]
fn facts_tell_what_ingest_must_know() {
    let whole = format!(
        "[{},{},{}]",
        r#"{"type":4,"data":{"href":"/"},"timestamp":20}"#,
        &page("")[1..page("").len() - 1],
        r#"{"type":3,"data":{"source":1},"timestamp":10}"#
    );
    let facts = clean_with(&whole, &STRICT).facts;
    assert_eq!((facts.events, facts.first_ms, facts.last_ms), (3, Some(10), Some(1700000000123)));
    assert!(facts.meta && facts.full_snapshot);
    assert_eq!((facts.snapshots, facts.bytes_in), (vec![1], whole.len()));
    assert!(!clean_with(&page(""), &STRICT).facts.full_snapshot, "without Meta it cannot begin");
    let empty = event(2, r#"{"node":{"type":0,"childNodes":[],"id":1}}"#);
    assert!(clean_with(&empty, &STRICT).facts.snapshots.is_empty(), "a page without elements is none");
    assert_eq!(clean_with("[]", &STRICT).facts.first_ms, None);
}

#[test]
fn limits_hold() {
    let small = Limits { events_max: 1, depth_max: 8 };
    let code = |json: &str| scrub(json.as_bytes(), &STRICT, &small).map(|_| ()).unwrap_err().code();
    assert_eq!(code(&page(&element("p", "{}", &element("p", "{}", "")))), "bad_events");
    assert_eq!(code(r#"[{"type":0,"timestamp":1},{"type":0,"timestamp":1}]"#), "too_many_events");
    assert_eq!(code(r#"["packed"]"#), "bad_events");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(code(&event(5, &deep)), "bad_events");
}

#[test]
fn every_cut_of_a_batch_is_refused() {
    let json = page(&element("input", r#"{"checked":true,"value":"a\u00e9"}"#, &text_node("x 1")));
    for cut in 0..json.len() {
        let result = scrub(&json.as_bytes()[..cut], &STRICT, &Limits::default());
        assert!(matches!(result, Err(Invalid::Truncated)), "{cut}");
    }
}

#[test]
fn keys_in_the_worst_order_are_followed_within_a_bound() {
    let mut tree = String::from(r#"{"childNodes":[],"tagName":"p","type":2}"#);
    for _ in 0..1_000 {
        tree = format!(r#"{{"childNodes":[{tree}],"tagName":"p","type":2}}"#);
    }
    let json = page(&tree);
    let result = scrub(json.as_bytes(), &STRICT, &Limits::default()).map(|_| ());
    assert_eq!(result, Err(Invalid::Tangled));
}

const REFERENCE: &str = r"\u0000#000112233445566778899aabbccddeeff";

/// What becomes of a batch that our decoder wrote.
fn decoded(json: &str, rules: &Rules) -> String {
    let clean = scrub_decoded(json.as_bytes(), rules, &Limits::default()).unwrap();
    String::from_utf8(clean.events.into_inner()).unwrap()
}

#[test]
fn references_stay_where_a_content_of_their_kind_may_stand() {
    let kinds: [String; 3] = std::array::from_fn(|kind| REFERENCE.replace("#0", &format!("#{kind}")));
    let style = |value: &str| page(&element("style", &format!(r#"{{"_cssText":"{value}"}}"#), ""));
    let sheet = |value: &str| event(3, &format!(r#"{{"source":8,"styleId":1,"replaceSync":"{value}"}}"#));
    let words = |value: &str| page(&element("p", "{}", &text_node(value)));
    let image = |value: &str| page(&element("img", &format!(r#"{{"src":"{value}"}}"#), ""));
    let typed =
        |value: &str| event(3, &format!(r#"{{"source":5,"text":"{value}","isChecked":false,"id":4}}"#));
    let script = |value: &str| page(&element("script", "{}", &text_node(value)));
    type Made<'a> = &'a dyn Fn(&str) -> String;
    let places: [(Made<'_>, [bool; 3]); 6] = [
        (&style, [true, true, true]),
        (&sheet, [true, true, true]),
        (&words, [false, true, false]),
        (&image, [false, false, true]),
        (&typed, [false, false, false]),
        (&script, [false, false, false]),
    ];
    for (made, stays) in places {
        for (kind, stays) in kinds.iter().zip(stays) {
            let expected = if stays { made(kind) } else { made("") };
            assert_eq!(decoded(&made(kind), &STRICT), expected);
        }
    }
    assert_eq!(decoded(&typed(&kinds[1]), &OPEN), typed(&kinds[1]));
}

#[test]
fn what_only_looks_like_a_reference_is_a_text() {
    let words = |value: &str| page(&element("p", "{}", &text_node(value)));
    for text in [format!("{REFERENCE}0"), REFERENCE.to_uppercase(), format!("{REFERENCE} 4711")] {
        let made = decoded(&words(&text.replace("\\U", "\\u")), &STRICT);
        assert!(!made.contains("0112233"), "{made}");
    }
}

#[test]
fn a_page_that_sends_json_cannot_refer_to_contents() {
    for made in [
        page(&element("style", &format!(r#"{{"_cssText":"{REFERENCE}"}}"#), "")),
        event(5, &format!(r#"{{"tag":"a","payload":{{"{REFERENCE}":"{REFERENCE}"}}}}"#)),
    ] {
        let stored = text_with(&made, &OPEN);
        assert!(!stored.contains("\\u0000") && stored.contains("\\ufffd#"), "{stored}");
        assert_eq!(crate::capture::resolve(&stored, |_, _| Some("put in")), None);
    }
}

/// As [`crate::capture`] writes it, and as a recorder that sends drawing commands does.
fn canvas_events() -> [String; 2] {
    let picture = r#"{"rr_type":"ImageBitmap","args":[{"rr_type":"Blob","data":[{"rr_type":"ArrayBuffer","base64":"U0VDUkVU"}],"type":"image/webp"}]}"#;
    let sampled = format!(
        r#"{{"source":9,"id":4,"type":0,"commands":[{{"property":"clearRect","args":[0,0,9,9]}},{{"property":"drawImage","args":[{picture},0,0,9,9]}}]}}"#
    );
    let drawn = r#"{"source":9,"id":4,"type":0,"property":"fillText","args":["U0VDUkVU",1,2]}"#;
    [event(3, &sampled), event(3, drawn)]
}

#[test]
fn what_a_canvas_shows_is_kept_only_where_the_site_allows_it() {
    let allowed = Rules { canvas: true, ..STRICT };
    let [sampled, drawn] = canvas_events();
    assert_eq!(text_with(&sampled, &allowed), sampled);
    assert_eq!(text_with(&sampled, &STRICT), event(3, r#"{"source":9,"id":4,"type":0}"#));
    assert_eq!(text_with(&drawn, &STRICT), event(3, r#"{"source":9,"id":4,"type":0,"property":"fillText"}"#));
    // A key that is written with escapes is the same key.
    hides(&sampled.replace("commands", "comm\\u0061nds"), "U0VDUkVU");
    assert_eq!(clean_with(&sampled, &STRICT).facts.events, 1);
}

#[test]
fn the_picture_of_a_canvas_in_a_snapshot_is_one_of_its_pictures() {
    let picture = r#"{"class":"c","rr_dataURL":"data:image/png;base64,U0VDUkVU"}"#;
    let canvas = page(&element("canvas", picture, ""));
    assert_eq!(text_with(&canvas, &STRICT), page(&element("canvas", r#"{"class":"c"}"#, "")));
    hides(&page(&element("CANVAS", picture, "")), "U0VDUkVU");
    assert_eq!(text_with(&canvas, &Rules { canvas: true, ..STRICT }), canvas);
    keeps(&page(&element("img", picture, "")));
}

#[test]
fn a_card_that_is_being_typed_shows_its_bank_and_no_more() {
    let typed = |text: &str| {
        text_with(&event(3, &format!(r#"{{"source":5,"text":"{text}","isChecked":false,"id":9}}"#)), &OPEN)
    };
    for (text, shown) in [
        ("4111 1111 1", "4111 1111 *"),
        ("4111 1111 1111 111", "4111 1111 **** ***"),
        ("411111111111", "41111111****"),
        ("my 5500-0000-00 x", "my 5500-0000-** x"),
    ] {
        assert!(typed(text).contains(&format!(r#""text":"{shown}""#)), "{text}: {}", typed(text));
    }
    for text in ["0049 151 23456789", "12345678901", "in 2026, 30 x 40", "20261123"] {
        assert!(typed(text).contains(text), "{text}");
    }
}

#[test]
fn a_field_is_secret_by_all_it_says_of_itself_in_four_languages() {
    for says in [
        r#""placeholder":"Card number""#,
        r#""placeholder":"MM / YY""#,
        r#""aria-label":"Security code""#,
        r#""name":"exp-date""#,
        r#""id":"cardExpiration""#,
        r#""name":"access_token""#,
        r#""placeholder":"Kartennummer""#,
        r#""placeholder":"Prüfziffer""#,
        r#""placeholder":"Číslo karty""#,
        r#""aria-label":"Kártyaszám""#,
        r#""aria-label":"Jelszó""#,
        r#""pattern":"[0-9]{13,19}""#,
    ] {
        let field = element("input", &format!(r#"{{{says},"value":"tok-en"}}"#), "");
        assert!(!text_with(&page(&field), &OPEN).contains("tok-en"), "{says}");
    }
    for says in [r#""placeholder":"Search""#, r#""pattern":"[0-9]{5}""#, r#""name":"city""#] {
        let field = element("input", &format!(r#"{{{says},"value":"tok-en"}}"#), "");
        assert!(text_with(&page(&field), &OPEN).contains("tok-en"), "{says}");
    }
}

#[test]
fn names_of_events_and_marks_are_searched_like_texts() {
    for tag in ["track", "performance"] {
        hides(&event(5, &format!(r#"{{"tag":"revisit.{tag}","payload":{{"name":"order 4711"}}}}"#)), "4711");
    }
}

#[test]
fn attributes_for_programs_are_never_stored() {
    for name in ["data-token", "data-csrf", "data-api-secret"] {
        let json = page(&element("i", &format!(r#"{{"{name}":"tok-en"}}"#), ""));
        assert!(!text_with(&json, &OPEN).contains("tok-en"), "{name}");
    }
}

#[test]
fn what_earlier_batches_told_of_a_page_is_known_in_the_next_until_another_page_comes() {
    let mut memory = Memory::default();
    let mut next = |json: &str| {
        let clean = scrub_next(&mut memory, json.as_bytes(), &OPEN, &Limits::default()).unwrap();
        String::from_utf8(clean.events.into_inner()).unwrap()
    };
    let typed = event(3, r#"{"source":5,"text":"********","isChecked":false,"id":10}"#);
    assert!(next(&typed).contains("********"));
    next(&page(&element("input", r#"{"type":"password"}"#, "")));
    assert!(next(&typed).contains(r#""text":"""#), "not even how long it is");
    assert!(next(&typed).contains(r#""text":"""#), "also two batches later");
    next(&page(&element("input", r#"{"name":"city"}"#, "")));
    assert!(next(&typed).contains("********"));
}

#[test]
fn a_mark_in_an_earlier_batch_holds_for_what_is_put_below_it_later() {
    let mut memory = Memory::default();
    let limits = Limits::default();
    let marked = page(&element("div", r#"{"data-recording-sensitive":""}"#, ""));
    scrub_next(&mut memory, marked.as_bytes(), &OPEN, &limits).unwrap();
    let added = event(
        3,
        &format!(r#"{{"source":0,"adds":[{{"parentId":10,"nextId":null,"node":{}}}]}}"#, text_node("jane")),
    );
    let clean = scrub_next(&mut memory, added.as_bytes(), &OPEN, &limits).unwrap();
    assert!(!String::from_utf8_lossy(clean.events.as_ref()).contains("jane"));
}

/// Text nodes side by side, and what is left of them.
fn left_of(texts: &[&str], rules: &Rules) -> Vec<String> {
    let nodes: Vec<String> = texts.iter().enumerate().map(|(at, text)| node_with_id(text, 20 + at)).collect();
    let placed = |nodes: &[String]| {
        nodes
            .iter()
            .map(|node| format!(r#"{{"parentId":2,"nextId":null,"node":{node}}}"#))
            .collect::<Vec<_>>()
            .join(",")
    };
    let backwards: Vec<String> = nodes.iter().rev().cloned().collect();
    let changes: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| format!(r#"{{"id":{},"value":"{text}"}}"#, 20 + at))
        .collect();
    let sorted = |nodes: String| nodes.replace(r#"{"type":3,"#, "{").replace("},", r#","type": 3} , "#);
    let in_page = strings_of(&text_with(&page(&nodes.join(",")), rules));
    for other in [
        page(sorted(nodes.join(",") + ",").trim_end_matches([' ', ','])),
        event(3, &format!(r#"{{"source":0,"texts":[],"adds":[{}]}}"#, placed(&nodes))),
        event(3, &format!(r#"{{"source":0,"texts":[{}],"adds":[]}}"#, changes.join(","))),
    ] {
        assert_eq!(strings_of(&text_with(&other, rules)), in_page, "{other}");
    }
    let mut last_first = strings_of(&text_with(
        &event(3, &format!(r#"{{"source":0,"adds":[{}]}}"#, placed(&backwards))),
        rules,
    ));
    last_first.reverse();
    assert_eq!(last_first, in_page, "an addition before the one that it stands before");
    in_page
}

fn node_with_id(text: &str, id: usize) -> String {
    text_node(text).replace(":11}", &format!(":{id}}}"))
}

/// What texts and changes of texts hold, in their order.
fn strings_of(json: &str) -> Vec<String> {
    fn walk(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
            Value::Object(members) => {
                found.extend(
                    ["textContent", "value"]
                        .iter()
                        .filter_map(|name| members.get(*name)?.as_str())
                        .map(str::to_owned),
                );
                members.values().for_each(|item| walk(item, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::from_str(json).unwrap(), &mut found);
    found
}

#[test]
fn an_address_over_several_texts_is_read_as_one() {
    assert_eq!(left_of(&["jane", "@", "example.com"], &STRICT), ["****", "@", "*******.***"]);
    assert_eq!(
        left_of(&["Write to jane.doe", "@exa", "mple", ".org, please"], &STRICT),
        ["Write to ********", "@***", "****", ".***, please"]
    );
    assert_eq!(
        left_of(&["jan\\u00e9\\n7", "%40", "example.com 12"], &STRICT)
            .concat()
            .chars()
            .filter(|it| it.is_alphanumeric())
            .collect::<String>(),
        "jané"
    );
    assert_eq!(
        left_of(&["jane", "@", "example.com"], &Rules { emails: true, ..STRICT }),
        ["jane", "@", "example.com"]
    );
    assert_eq!(left_of(&["5 left", " @ ", "2.50 each"], &STRICT), ["* left", " @ ", "*.** each"]);
}

#[test]
fn texts_of_different_elements_are_not_one() {
    let json = page(
        &[element("b", "{}", &text_node("jane")), element("b", "{}", &text_node("@example.com"))].join(","),
    );
    assert_eq!(strings_of(&text_with(&json, &STRICT)), ["jane", "@example.com"]);
    let below = |parent: u8, text: &str| {
        format!(r#"{{"parentId":{parent},"nextId":null,"node":{}}}"#, text_node(text))
    };
    let json =
        event(3, &format!(r#"{{"source":0,"adds":[{},{}]}}"#, below(5, "jane"), below(6, "@example.com")));
    assert_eq!(strings_of(&text_with(&json, &STRICT)), ["jane", "@example.com"]);
}
