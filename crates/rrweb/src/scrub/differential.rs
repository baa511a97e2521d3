//! The short cuts do what the walk does: the same bytes, facts and counts with them and without.

use std::io::Read;

use proptest::prelude::*;
use serde_json::json;

use super::walk::Walk;
use super::*;
use crate::detect;

fn both(json: &str, rules: &Rules) {
    let limits = Limits { depth_max: 64, ..Limits::default() };
    let quick = Walk::new(json, rules, &limits, Vec::new()).run().map(clean);
    let mut walk = Walk::new(json, rules, &limits, Vec::new());
    walk.short_cuts = false;
    let slow = walk.run().map(clean);
    match (quick, slow) {
        (Ok(quick), Ok(slow)) => {
            assert_eq!(
                String::from_utf8_lossy(quick.events.as_ref()),
                String::from_utf8_lossy(slow.events.as_ref()),
                "{json}"
            );
            assert_eq!((&quick.facts, &quick.masked), (&slow.facts, &slow.masked), "{json}");
        }
        (quick, slow) => assert_eq!(quick.map(drop), slow.map(drop), "{json}"),
    }
}

fn rules(switches: u8) -> Rules {
    Rules {
        forms: switches & 1 > 0,
        numbers: switches & 2 > 0,
        emails: switches & 4 > 0,
        canvas: switches & 8 > 0,
        query_keys: vec!["keep".into()],
    }
}

/// Texts that lie close to what the short cuts decide by.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9 .\\-/_:#@%=\"\\\\\n\t]{0,24}",
        "(https?://)?[a-z0-9.:]{0,12}(/[a-zA-Z0-9._-]{0,8}){0,3}(#[a-zA-Z/!=-]{0,5})?",
        "[a-z]{0,4}[A-Za-z]{2}[0-9]{2} ?[0-9]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{0,4}",
        "[0-9]{4}[ .-][0-9]{4}[ .-][0-9]{4}[ .-][0-9]{4}",
        "(eyJ|Bearer |bearer |Basic |sk-|SG.|AKIA|AIza|glpat-|xoxb-|token=)[A-Za-z0-9]{8,32}",
        "[ é٣½\u{a0}0-9a-z]{0,12}",
        Just("DE89370400440532013000".to_owned()),
        Just("GB82 WEST 1234 5698 7654 32".to_owned()),
        Just("4111 1111 1111 1111".to_owned()),
    ]
}

fn attribute() -> impl Strategy<Value = (String, String)> {
    let names = vec![
        "class",
        "href",
        "src",
        "title",
        "d",
        "data-x",
        "data-value",
        "value",
        "type",
        "contenteditable",
        "checked",
        "style",
        "onclick",
        "viewBox",
        "alt",
        "name",
        "data-SL",
        "data-sl",
        "id",
        "x1",
        "xlink:href",
        "aria-label",
    ];
    let values = prop_oneof![
        4 => texts(),
        1 => proptest::sample::select(vec!["password", "true", "rr-mask", "mask", "false", "submit", "a rr-mask-x"])
            .prop_map(str::to_owned),
    ];
    (proptest::sample::select(names).prop_map(str::to_owned), values)
}

/// A node as rrweb writes it, or nearly.
fn node() -> impl Strategy<Value = String> {
    let text = (texts(), -2i64..40)
        .prop_map(|(text, id)| format!(r#"{{"type":3,"textContent":{},"id":{id}}}"#, json!(text)));
    text.prop_recursive(4, 24, 4, |inner| {
        let tags = vec!["div", "td", "input", "style", "script", "textarea", "meta", "svg", "x-y", "BUTTON"];
        let parts = (
            proptest::sample::select(tags),
            prop::collection::vec(attribute(), 0..4),
            prop::collection::vec(inner, 0..4),
            0i64..40,
            0u8..24,
        );
        parts.prop_map(|(tag, attributes, children, id, form)| {
            let attributes: Vec<String> =
                attributes.iter().map(|(name, value)| format!("{}:{}", json!(name), json!(value))).collect();
            let (mut attributes, children) = (attributes.join(","), children.join(","));
            if form == 1 {
                attributes = [r#""rr_width":"3px","checked":true"#.to_owned(), attributes].join(",");
            }
            let attributes = attributes.trim_end_matches(',');
            match form {
                2 => format!(r#"{{"childNodes":[{children}],"attributes":{{{attributes}}},"id":{id},"tagName":"{tag}","type":2}}"#),
                3 => format!(r#"{{"type":2,"tagName":"{tag}","attributes":{{{attributes}}},"childNodes":[{children}],"isSVG":true,"id":{id}}}"#),
                4 => format!(r#"{{"type":2,"tagName":"{tag}","id":{id},"attributes":{{{attributes}}},"childNodes":[{children}],"rootId":1}}"#),
                5 => format!(r#"{{"type":2,"tagName":"{tag}","attributes":{{{attributes}}},"childNodes":[{children}],"id":{id},"type":2}}"#),
                6 => format!(r#"{{"type":2, "tagName":"{tag}","attributes":{{{attributes}}},"childNodes":[{children}],"id":{id}}}"#),
                7 => format!(r#"{{"type":2,"tagName":"{tag}","attributes":null,"childNodes":[{children}],"id":{id},"tagName":"p"}}"#),
                _ => format!(r#"{{"type":2,"tagName":"{tag}","attributes":{{{attributes}}},"childNodes":[{children}],"id":{id}}}"#),
            }
        })
    })
}

fn change() -> impl Strategy<Value = String> {
    let add =
        (node(), 0i64..40, prop::option::of(0i64..40), 0u8..8).prop_map(|(node, parent, next, form)| {
            let next = next.map_or("null".to_owned(), |next| next.to_string());
            match form {
                0 => format!(r#"{{"parentId":{parent},"node":{node},"nextId":{next}}}"#),
                1 => format!(r#"{{"node":{node},"parentId":{parent},"nextId":{next}}}"#),
                2 => format!(r#"{{"parentId":{parent},"nextId":{next},"node":{node},"x":"a 12"}}"#),
                3 => format!(r#"{{"parentId":{parent},"nextId":{next},"node":"a 12"}}"#),
                _ => format!(r#"{{"parentId":{parent},"nextId":{next},"node":{node}}}"#),
            }
        });
    let text = (texts(), 0i64..40).prop_map(|(text, id)| format!(r#"{{"id":{id},"value":{}}}"#, json!(text)));
    let attributes = (prop::collection::vec(attribute(), 0..3), 0i64..40, any::<bool>());
    let attributes = attributes.prop_map(|(attributes, id, styled)| {
        let mut members: Vec<String> =
            attributes.iter().map(|(name, value)| format!("{}:{}", json!(name), json!(value))).collect();
        if styled {
            members.push(r#""style":{"left":"12px"}"#.to_owned());
        }
        format!(r#"{{"id":{id},"attributes":{{{}}}}}"#, members.join(","))
    });
    let parts = (
        prop::collection::vec(add, 0..4),
        prop::collection::vec(text, 0..3),
        prop::collection::vec(attributes, 0..3),
    );
    parts.prop_map(|(adds, texts, attributes)| {
        format!(
            r#"{{"type":3,"data":{{"source":0,"texts":[{}],"attributes":[{}],"removes":[{{"parentId":1,"id":2}}],"adds":[{}]}},"timestamp":2}}"#,
            texts.join(","),
            attributes.join(","),
            adds.join(",")
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_and_its_changes_are_masked_alike(
        page in node(), changes in prop::collection::vec(change(), 0..3), switches in 0u8..16, spaced in any::<bool>(),
    ) {
        let page = format!(r#"{{"type":2,"data":{{"node":{{"type":0,"childNodes":[{page}],"id":1}}}},"timestamp":1}}"#);
        let json = format!("[{},{}]", page, changes.join(",")).replace(",]", "]");
        both(&json, &rules(switches));
        if spaced {
            both(&json.replace(":{", ": {\n"), &rules(switches));
        }
    }

    #[test]
    fn a_cut_or_garbled_page_is_refused_alike(page in node(), at in any::<prop::sample::Index>(), byte in 0x20u8..0x7f) {
        let json = format!(r#"[{{"type":2,"data":{{"node":{page}}},"timestamp":1}}]"#);
        if let Some(cut) = json.get(..at.index(json.len())) {
            both(cut, &Rules::default());
        }
        let mut garbled = json.clone().into_bytes();
        let at = at.index(garbled.len());
        garbled[at] = byte;
        if let Ok(garbled) = String::from_utf8(garbled) {
            both(&garbled, &Rules::default());
        }
    }

    #[test]
    fn a_plain_address_is_one_that_nothing_is_masked_in(url in texts(), switches in 0u8..16) {
        if detect::address::is_plain(url.as_bytes()) {
            let masked = detect::url::mask(&url, rules(switches).sought(), &[], &mut Masked::default());
            prop_assert_eq!(masked, None, "{}", url);
        }
    }

    #[test]
    fn a_glance_overlooks_nothing(text in texts(), more in texts()) {
        let text = format!("{text}{more}");
        let all = Rules::default().sought();
        let raw = serde_json::to_string(&text).unwrap();
        let glance = detect::Glance::of(&raw.as_bytes()[1..raw.len() - 1]);
        let found = detect::mask(&text, all, &[], &mut Masked::default());
        if glance.is_clear() {
            prop_assert_eq!(&found, &None, "{}", text);
        }
        if glance.is_digits() && detect::only_numbers(raw.as_bytes()) {
            prop_assert_eq!(&found, &detect::mask_digits(&text, &mut Masked::default()), "{}", text);
        }
    }
}

#[test]
fn real_pages_are_masked_alike() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/recordings");
    let Ok(files) = std::fs::read_dir(&folder) else {
        return println!("Skipped: there are no recordings in {}.", folder.display());
    };
    let limits = Limits { events_max: usize::MAX, ..Limits::default() };
    for file in files.map(|file| file.unwrap().path()).filter(|file| file.to_string_lossy().ends_with(".zst"))
    {
        let mut json = String::new();
        zstd::Decoder::new(std::fs::File::open(&file).unwrap()).unwrap().read_to_string(&mut json).unwrap();
        for switches in [0, 15] {
            let rules = rules(switches);
            let quick = Walk::new(&json, &rules, &limits, Vec::new()).run().map(clean).unwrap();
            let mut walk = Walk::new(&json, &rules, &limits, Vec::new());
            walk.short_cuts = false;
            let slow = walk.run().map(clean).unwrap();
            assert!(quick.events == slow.events, "{}", file.display());
            assert_eq!((&quick.facts, &quick.masked), (&slow.facts, &slow.masked), "{}", file.display());
        }
    }
}
