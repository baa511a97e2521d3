//! The pages of many tabs, followed within one budget of memory.

use super::*;

const TABS: u16 = 40;

/// A page of about 30 KB.
fn large_page(tab: u16, ms: i64) -> [(u16, i64, String); 2] {
    let text = format!(r#"{{"type":3,"textContent":"{}","id":3}}"#, "x".repeat(30_000));
    let html = format!(r#"{{"type":2,"tagName":"html","attributes":{{}},"childNodes":[{text}],"id":2}}"#);
    let data = format!(r#"{{"node":{{"type":0,"childNodes":[{html}],"id":1}}}}"#);
    [(tab, ms, meta(ms)), (tab, ms, format!(r#"{{"type":2,"data":{data},"timestamp":{ms}}}"#))]
}

/// Another attribute of the page, so that it keeps its size.
fn change(tab: u16, ms: i64) -> (u16, i64, String) {
    let changes = format!(r#"[{{"id":2,"attributes":{{"title":"{ms}"}}}}]"#);
    let data = format!(r#"{{"source":0,"texts":[],"attributes":{changes},"removes":[],"adds":[]}}"#);
    (tab, ms, format!(r#"{{"type":3,"data":{data},"timestamp":{ms}}}"#))
}

fn options() -> Options {
    Options { block_bytes: 100, epoch_bytes: 40_000, page_bytes: 200_000, ..Options::default() }
}

fn sealed(events: &[(u16, i64, String)]) -> (Sealed, Vec<Vec<u8>>) {
    let mut writer = Writer::new(options());
    for (tab, time_ms, json) in events {
        writer.push(TabEvent { tab: *tab, time_ms: *time_ms, json }).expect("the event is taken");
        assert!(writer.page_bytes() <= options().page_bytes, "{} at {time_ms}", writer.page_bytes());
    }
    let sealed = writer.finish().expect("it ends");
    let segments = sealed.segments.iter().map(|segment| segment.bytes.clone()).collect();
    (sealed, segments)
}

#[test]
fn the_pages_of_many_tabs_share_one_budget_and_those_still_the_longest_go_first() {
    let mut events: Vec<_> = (0..TABS).flat_map(|tab| large_page(tab, 1000)).collect();
    events.extend((0..TABS).rev().map(|tab| change(tab, 2000)));
    // The last tab is there all the time, the first has a new page at the end.
    events.extend((0..200).map(|step| change(TABS - 1, 3000 + step)));
    events.extend(large_page(0, 4000));
    events.extend((0..200).map(|step| change(0, 4001 + step)));
    let (sealed, segments) = sealed(&events);
    let notes = sealed.notes;
    assert!(notes.given_up >= usize::from(TABS) - 8 && notes.given_up < usize::from(TABS), "{notes:?}");
    for tab in 0..TABS {
        let ours: Vec<_> =
            events.iter().filter(|event| event.0 == tab).map(|event| event.2.clone()).collect();
        assert_eq!(events_of(&sealed.index, &segments, tab), ours, "tab {tab}");
    }
    let last = |tab| sealed.index.blocks_of(tab).last().expect("there is a block");
    assert!(last(0).frame_events > 0, "a new page is followed again");
    assert!(last(TABS - 1).frame_events > 0, "whoever does something is followed");
    assert!(last(TABS / 2).continues, "a block that can't be opened alone says so");
    assert_eq!(verify(&sealed.index, &segments), Ok(()));
}

#[test]
fn a_page_that_goes_beyond_the_budget_alone_is_let_go_of() {
    let mut events: Vec<_> = large_page(0, 1000).into();
    let text = format!(r#"[{{"id":3,"value":"{}"}}]"#, "y".repeat(300_000));
    let data = format!(r#"{{"source":0,"texts":{text}}}"#);
    events.push((0, 2000, format!(r#"{{"type":3,"data":{data},"timestamp":2000}}"#)));
    events.push(change(0, 3000));
    let (sealed, segments) = sealed(&events);
    assert_eq!(sealed.notes, Notes { given_up: 1, impossible: 0 });
    assert_eq!(events_of(&sealed.index, &segments, 0).len(), 4);
}
