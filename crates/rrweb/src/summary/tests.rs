use super::*;
use crate::event::{Limits, events};

/// Pushes a batch with each event at its own timestamp.
fn summary_of(tabs: &[(u16, &str)]) -> Summary {
    summary_within(Options::default(), tabs)
}

fn summary_within(options: Options, tabs: &[(u16, &str)]) -> Summary {
    let mut builder = Builder::new(options);
    for (tab, json) in tabs {
        for event in &events(json.as_bytes(), &Limits::default()).unwrap() {
            builder.push(*tab, event.timestamp, event);
        }
    }
    builder.finish()
}

const PAGE: &str = r#"{"type":4,"data":{"href":"https://a.example/","width":800,"height":600},"timestamp":1000},
{"type":2,"data":{"node":{"type":0,"childNodes":[{"type":2,"tagName":"html","attributes":{},"childNodes":[
{"type":2,"tagName":"head","attributes":{},"childNodes":[{"type":2,"tagName":"title","attributes":{},"childNodes":[{"type":3,"textContent":"The shop","id":5}],"id":4}],"id":3},
{"type":2,"tagName":"button","attributes":{"class":"b"},"childNodes":[{"type":2,"tagName":"span","attributes":{},"childNodes":[{"type":3,"textContent":"  Add\n to cart ","id":8}],"id":7}],"id":6},
{"type":2,"tagName":"input","attributes":{"placeholder":"Your name"},"childNodes":[],"id":9}],"id":2}],"id":1},"initialOffset":{"left":0,"top":0}},"timestamp":1001}"#;

fn click(id: i64, x: i64, at: i64) -> String {
    format!(r#"{{"type":3,"data":{{"source":2,"type":2,"id":{id},"x":{x},"y":5}},"timestamp":{at}}}"#)
}

fn with_page(rest: &str) -> String {
    format!("[{PAGE},{rest}]")
}

fn custom(tag: &str, payload: &str, at: i64) -> String {
    format!(r#"{{"type":5,"data":{{"tag":"{tag}","payload":{payload}}},"timestamp":{at}}}"#)
}

#[test]
fn a_click_is_named_by_the_words_on_its_element() {
    let added = r#"{"type":3,"data":{"source":0,"texts":[],"attributes":[],"removes":[],"adds":[{"parentId":2,"nextId":null,"node":{"type":2,"tagName":"a","attributes":{},"childNodes":[],"id":20}},{"parentId":20,"nextId":null,"node":{"type":3,"textContent":"Pay","id":21}}]},"timestamp":1900}"#;
    let json = with_page(
        &[
            click(6, 1, 2000),
            click(7, 300, 3000),
            click(20, 1, 4000),
            click(999, 1, 5000),
            added.replace("1900", "5000").replace("Pay", "Late"),
        ]
        .join(",")
        .replace("2000},", &format!("2000}},{added},")),
    );
    let summary = summary_of(&[(0, &json)]);
    let texts: Vec<_> =
        summary.events.iter().filter(|e| e.kind == EntryKind::Click).map(|e| e.text.clone()).collect();
    assert_eq!(texts, [Some("Add to cart".into()), Some("Add to cart".into()), Some("Pay".into()), None]);
    assert_eq!(summary.clicks, 4);
}

#[test]
fn the_elements_of_all_tabs_share_the_room_for_their_names() {
    let clicked = |options: Options| -> Vec<bool> {
        let page = with_page(&click(9, 1, 2000));
        // The first tab loads its page twice: the names of the page before make room.
        let summary = summary_within(options, &[(0, &page), (0, &page), (1, &page)]);
        let clicks = summary.events.iter().filter(|event| event.kind == EntryKind::Click);
        clicks.map(|click| click.text.is_some()).collect()
    };
    assert_eq!(clicked(Options::default()), [true, true, true]);
    assert_eq!(clicked(Options { labels_all_max: 6, ..Options::default() }), [true, true, false]);
    assert_eq!(clicked(Options { labels_all_max: 0, ..Options::default() }), [false, false, false]);
}

#[test]
fn typing_into_one_field_is_one_input() {
    let typed: Vec<String> = (0..10)
        .map(|n| {
            format!(
                r#"{{"type":3,"data":{{"source":5,"text":"*","isChecked":false,"id":9}},"timestamp":{}}}"#,
                2000 + n * 100
            )
        })
        .collect();
    let summary = summary_of(&[(0, &with_page(&typed.join(",")))]);
    assert_eq!(summary.inputs, 1);
    assert_eq!(summary.events[1].text.as_deref(), Some("Your name"));
}

#[test]
fn three_quick_clicks_in_one_place_are_rage_and_told_once() {
    let clicks = [click(6, 10, 2000), click(6, 12, 2300), click(6, 9, 2600), click(6, 9, 2900)].join(",");
    let summary = summary_of(&[(0, &with_page(&clicks))]);
    assert_eq!(summary.signals, [Signal { kind: SignalKind::RageClick, at_ms: 1000 }]);
    let apart = [click(6, 10, 2000), click(6, 100, 2300), click(6, 10, 2600)].join(",");
    assert!(summary_of(&[(0, &with_page(&apart))]).signals.is_empty());
    let slow = [click(6, 10, 2000), click(6, 10, 2700), click(6, 10, 3400)].join(",");
    assert!(summary_of(&[(0, &with_page(&slow))]).signals.is_empty());
}

#[test]
fn a_page_view_is_counted_once_whoever_tells_of_it() {
    let rest = [
        custom("revisit.page", r#"{"href":"https://a.example/","title":"Shop!","kind":"load"}"#, 1002),
        PAGE.replace("1000}", "2000}").replace("1001}", "2001}"),
        custom("revisit.page", r#"{"href":"https://a.example/cart","title":"Cart","kind":"push"}"#, 3000),
        custom("revisit.page", r#"{"href":"https://a.example/cart","title":"Cart","kind":"load"}"#, 9000),
        custom("revisit.leave", "{}", 9500),
    ];
    let summary = summary_of(&[(0, &with_page(&rest.join(",")))]);
    let pages: Vec<_> =
        summary.pages.iter().map(|p| (p.at_ms, p.href.as_str(), p.title.as_deref(), p.duration_ms)).collect();
    assert_eq!(
        pages,
        [
            (0, "https://a.example/", Some("Shop!"), 2000),
            (2000, "https://a.example/cart", Some("Cart"), 6000),
            (8000, "https://a.example/cart", Some("Cart"), 500),
        ]
    );
}

#[test]
fn a_title_that_follows_its_page_view_is_taken_and_a_later_one_is_not() {
    let rest = [
        custom("revisit.page", r#"{"href":"https://a.example/cart","title":"The shop","kind":"push"}"#, 3000),
        custom("revisit.title", r#"{"title":"Cart"}"#, 3200),
        custom("revisit.title", r#"{"title":""}"#, 3300),
        custom("revisit.title", "null", 3400),
        custom("revisit.title", r#"{"title":"(1) New message"}"#, 60_000),
    ];
    let summary = summary_of(&[(0, &with_page(&rest.join(",")))]);
    let titles: Vec<_> = summary.pages.iter().map(|page| page.title.as_deref()).collect();
    assert_eq!(titles, [Some("The shop"), Some("Cart")]);
}

#[test]
fn recordings_made_elsewhere_have_pages_and_titles_too() {
    let second =
        PAGE.replace("a.example/", "a.example/b").replace("1000}", "9000}").replace("1001}", "9001}");
    let summary = summary_of(&[(0, &with_page(&second))]);
    assert_eq!(summary.pages.len(), 2);
    assert_eq!(summary.pages[0].title.as_deref(), Some("The shop"));
    assert_eq!(summary.viewport, Some(Viewport { width: 800.0, height: 600.0 }));
    assert_eq!((summary.playable, summary.unplayable, summary.full_snapshots), (true, None, 2));
}

#[test]
fn going_back_at_once_is_a_signal() {
    let page = |href: &str, at| custom("revisit.page", &format!(r#"{{"href":"{href}","kind":"push"}}"#), at);
    let quick = [page("/b", 5000), page("https://a.example/", 7000)].join(",");
    assert_eq!(
        summary_of(&[(0, &with_page(&quick))]).signals,
        [Signal { kind: SignalKind::QuickBack, at_ms: 4000 }]
    );
    let slow = [page("/b", 5000), page("https://a.example/", 70000)].join(",");
    assert!(summary_of(&[(0, &with_page(&slow))]).signals.is_empty());
}

#[test]
fn stillness_is_idle_and_the_rest_is_active() {
    let rest =
        [click(6, 1, 2000), click(6, 99, 4000), click(6, 1, 60000), custom("revisit.leave", "{}", 61000)]
            .join(",");
    let summary = summary_of(&[(0, &with_page(&rest))]);
    assert_eq!(summary.idle, [Stretch { from_ms: 3000, to_ms: 59000 }]);
    assert_eq!((summary.active_ms, summary.duration_ms), (3000, 60000));
    assert_eq!(summary.strip.len(), 60);
    assert_eq!(summary.strip.iter().copied().max(), Some(255));
    assert_eq!(summary.strip[30], 0);
}

#[test]
fn the_tab_in_front_is_the_one_in_use() {
    let first =
        with_page(&[click(6, 1, 2000), click(6, 1, 30000), custom("revisit.leave", "{}", 40000)].join(","));
    let second = format!(
        "[{}]",
        [custom("revisit.visibility", r#"{"state":"visible"}"#, 10000), click(6, 1, 12000)].join(",")
    );
    let summary = summary_of(&[(0, &first), (1, &second)]);
    assert_eq!(
        summary.focus,
        [
            Focus { from_ms: 0, to_ms: 9000, tab: 0 },
            Focus { from_ms: 9000, to_ms: 29000, tab: 1 },
            Focus { from_ms: 29000, to_ms: 39000, tab: 0 },
        ]
    );
    assert_eq!(summary.tabs.len(), 2);
}

#[test]
fn errors_and_console_lines_are_listed() {
    let console = r#"{"type":6,"data":{"plugin":"rrweb/console@1","payload":{"level":"warn","trace":[],"payload":["\"old\""]}},"timestamp":3000}"#;
    let rest = [
        custom("revisit.error", r#"{"message":"x is undefined"}"#, 2000),
        console.into(),
        custom("revisit.track", r#"{"name":"buy","props":{}}"#, 4000),
    ];
    let summary = summary_of(&[(0, &with_page(&rest.join(",")))]);
    let kinds: Vec<_> = summary.events.iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [EntryKind::Page, EntryKind::Error, EntryKind::Console, EntryKind::Custom]);
    assert_eq!((summary.errors, summary.signals[0].kind), (1, SignalKind::Error));
    assert_eq!(summary.events[1].text.as_deref(), Some("x is undefined"));
}

#[test]
fn what_cannot_be_played_says_why() {
    assert_eq!(summary_of(&[]).unplayable, Some(Unplayable::Empty));
    assert_eq!(summary_of(&[(0, &format!("[{}]", click(1, 1, 5)))]).unplayable, Some(Unplayable::NoSnapshot));
    let snapshot = PAGE.split_once('\n').unwrap().1;
    assert_eq!(summary_of(&[(0, &format!("[{snapshot}]"))]).unplayable, Some(Unplayable::NoMeta));
}

#[test]
fn lists_are_bounded_and_say_what_they_left_off() {
    let clicks: Vec<String> = (0..6000).map(|n| click(6, 1, 2000 + n * 2000)).collect();
    let summary = summary_of(&[(0, &with_page(&clicks.join(",")))]);
    assert_eq!((summary.events.len(), summary.events_left_off, summary.clicks), (5000, 1001, 6000));
}

#[test]
fn clocks_gone_mad_break_nothing() {
    let json = format!("[{PAGE},{},{}]", click(6, 1, i64::MAX), click(6, 1, -5));
    let summary = summary_of(&[(0, &json.replace("9223372036854775807", "1e300"))]);
    assert_eq!(summary.clicks, 2);
    let text = serde_json::to_string(&summary).unwrap();
    assert_eq!(serde_json::from_str::<Summary>(&text).unwrap(), summary);
}

#[test]
fn each_page_view_has_what_recording_it_took() {
    let page = |path: &str, kind: &str, at| {
        custom("revisit.page", &format!(r#"{{"href":"https://a.example{path}","kind":"{kind}"}}"#), at)
    };
    let cost = |ms: &str, worst: &str, level: &str, at| {
        custom("revisit.cost", &format!(r#"{{"ms":{ms},"worst_ms":{worst},"level":{level}}}"#), at)
    };
    let json = with_page(
        &[
            page("/", "load", 1_010),
            cost("20", "12", "0", 2_000),
            custom("revisit.notice", r#"{"code":"budget","level":2}"#, 2_500),
            custom("revisit.notice", r#"{"code":"budget","level":1}"#, 2_600),
            custom("revisit.notice", r#"{"code":"idle","level":3}"#, 2_700),
            cost("30", "12", "1", 3_000),
            // A route of the same load: what came on top is its own.
            page("/cart", "push", 4_000),
            cost("35", "12", "0", 5_000),
            // The recorder began again.
            cost("4", "3", "0", 6_000),
            page("/done", "load", 7_000),
            cost("50.6", "40", "0", 8_000),
            page("/untold", "load", 9_000),
            page("/absurd", "load", 10_000),
            cost("1e300", "1", "0", 11_000),
            cost("-5", "1", "0", 11_000),
            cost("\"7\"", "1", "0", 11_000),
        ]
        .join(","),
    );
    let costs: Vec<_> = summary_of(&[(0, &json)]).pages.iter().map(|page| page.cost).collect();
    let cost = |ms, worst_ms, level| Some(Cost { ms, worst_ms, level });
    assert_eq!(costs, [cost(30, 12, 2), cost(9, 12, 0), cost(51, 40, 0), None, None]);
}
