//! Looks at events that are stored: what in them would today's rules mask?
//!
//! Scrubbing what is clean changes nothing (`properties.rs` holds it to that), so whatever it changes should not be there.

use super::{Masked, Rules, scrub_decoded};
use crate::event::{self, Event, EventType, IncrementalSource, Invalid, Limits};

/// An event that holds what the rules do not allow. Where and which kind; never what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Its place in the array.
    pub index: usize,
    /// When, by the event's own word, in ms since 1970.
    pub timestamp: i64,
    /// What the event is.
    pub kind: EventType,
    /// And what changed, if it is a change.
    pub source: Option<IncrementalSource>,
    /// What would be masked. What is wrong only beside other events is counted with all that is wrong there.
    pub masked: Masked,
}

/// Looks through a JSON array of events as it is stored.
pub fn scan(json: &[u8], rules: &Rules, limits: &Limits) -> Result<Vec<Find>, Invalid> {
    let clean = scrub_decoded(json, rules, limits)?;
    if clean.events.as_ref() == json {
        return Ok(Vec::new());
    }
    let (before, after) = (event::events(json, limits)?, event::events(clean.events.as_ref(), limits)?);
    let changed =
        before.iter().zip(after.iter()).enumerate().filter(|(_, (before, after))| before.raw != after.raw);
    Ok(changed.map(|(index, (event, _))| find(index, event, rules, limits, &clean.masked)).collect())
}

/// By itself the event tells which kinds are its own; a field that another event says is a password does not.
fn find(index: usize, event: &Event<'_>, rules: &Rules, limits: &Limits, all: &Masked) -> Find {
    let alone = scrub_decoded(format!("[{}]", event.raw).as_bytes(), rules, limits).ok();
    let masked = alone.map(|clean| clean.masked).filter(|masked| *masked != Masked::default());
    Find {
        index,
        timestamp: event.timestamp,
        kind: event.kind,
        source: event.source,
        masked: masked.unwrap_or_else(|| all.clone()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::scrub::scrub;

    fn page(text: &str) -> Vec<u8> {
        json!([
            {"type": 4, "timestamp": 10, "data": {"href": "https://shop.example/", "width": 800, "height": 600}},
            {"type": 3, "timestamp": 20, "data": {"source": 0, "texts": [{"id": 9, "value": text}]}},
            {"type": 3, "timestamp": 30, "data": {"source": 0, "texts": [{"id": 9, "value": "nothing"}]}},
        ])
        .to_string()
        .into_bytes()
    }

    #[test]
    fn what_was_scrubbed_by_the_same_rules_is_clean() {
        let (rules, limits) = (Rules::default(), Limits::default());
        let stored = scrub(&page("call 4711 or jane@a.example"), &rules, &limits).unwrap();
        assert_eq!(scan(stored.events.as_ref(), &rules, &limits).unwrap(), []);
    }

    #[test]
    fn what_other_rules_let_through_is_named_by_place_and_kind_only() {
        let stored =
            scrub(&page("call 4711"), &Rules { numbers: true, ..Rules::default() }, &Limits::default())
                .unwrap();
        let found = scan(stored.events.as_ref(), &Rules::default(), &Limits::default()).unwrap();
        let [find] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((find.index, find.timestamp, find.source), (1, 20, Some(IncrementalSource::Mutation)));
        assert_eq!(find.masked, Masked { numbers: 1, ..Masked::default() });
        assert!(!format!("{find:?}").contains("4711"));
    }

    #[test]
    fn what_is_no_list_of_events_is_told() {
        assert!(scan(b"{}", &Rules::default(), &Limits::default()).is_err());
    }
}
