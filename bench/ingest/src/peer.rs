//! What the best-known peer does with a request, from its source.
//!
//! The peer is PostHog's capture server (rust/capture in its repository, as of 2026), whose repository is too
//! large to bring here. For each request it gunzips, parses everything into a tree (an untagged enum of events
//! whose properties are `serde_json::Value`, so serde builds a tree of its own first), checks token and session,
//! wraps the events by `json!` (which copies the tree), prints the result, and hands it to its sink. The sink
//! for Kafka prints it once more, as a text within JSON; the one that does nothing drops it.

use std::collections::HashMap;
use std::io::Read;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::Failure;

/// The request that PostHog's recorder would send with these events.
pub fn request(events: &str) -> Vec<u8> {
    format!(
        r#"[{{"event":"$snapshot","distinct_id":"0199","token":"phc_bench","properties":{{"$session_id":"0199a","$window_id":"0199b","$lib":"web","$snapshot_source":"web","$snapshot_data":{events}}}}}]"#
    )
    .into_bytes()
}

/// One event of a request.
#[derive(Deserialize)]
pub struct Event {
    #[serde(alias = "api_key")]
    token: Option<String>,
    distinct_id: Option<Value>,
    properties: HashMap<String, Value>,
}

/// The forms a request may have; which one, is found out by trying.
#[derive(Deserialize)]
#[serde(untagged)]
enum Request {
    Array(Vec<Event>),
    One(Box<Event>),
}

/// What goes to the sink.
#[derive(Serialize)]
pub struct Captured {
    uuid: String,
    distinct_id: String,
    session_id: String,
    ip: String,
    data: String,
    now: String,
    token: String,
    event: &'static str,
    is_cookieless_mode: bool,
}

impl Captured {
    /// The message that its Kafka sink makes: `data`, which is JSON, is escaped as a text.
    pub fn for_kafka(&self) -> Result<String, Failure> {
        Ok(serde_json::to_string(self)?)
    }
}

/// Decompresses as it does, to a bound.
pub fn gunzip(body: &[u8]) -> Result<String, Failure> {
    const BYTES_MAX: u64 = 100 << 20;
    let mut json = Vec::new();
    flate2::read::GzDecoder::new(body).take(BYTES_MAX).read_to_end(&mut json)?;
    Ok(String::from_utf8(json)?)
}

/// Reads the request into its trees.
pub fn parse(json: &str) -> Result<Vec<Event>, Failure> {
    Ok(match serde_json::from_str(json)? {
        Request::Array(events) => events,
        Request::One(event) => vec![*event],
    })
}

/// All of a request but HTTP and sink.
pub fn capture(json: &str, ip: &str, now: &str) -> Result<Captured, Failure> {
    let events = parse(json)?;
    let first = events.first().ok_or("no event")?;
    let token = first.token.clone().filter(|token| is_token(token)).ok_or("no token")?;
    let session = first.properties.get("$session_id").and_then(Value::as_str).ok_or("no session")?;
    if session.len() > 70 || !session.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err("no session of ours".into());
    }
    let distinct_id = first.distinct_id.as_ref().and_then(Value::as_str).unwrap_or(session).to_owned();
    Ok(Captured {
        // Its ids are made of time and chance, as cheaply as this.
        uuid: format!("{:032x}", now.len()),
        distinct_id,
        session_id: session.to_owned(),
        ip: ip.to_owned(),
        now: now.to_owned(),
        token,
        event: "$snapshot_items",
        is_cookieless_mode: false,
        data: wrap(events, true)?,
    })
}

fn is_token(token: &str) -> bool {
    !token.is_empty() && token.len() <= 64 && token.is_ascii() && !token.starts_with("phx_")
}

/// The events of a request in the one event that is passed on; `copy` is how it does that.
pub fn wrap(mut events: Vec<Event>, copy: bool) -> Result<String, Failure> {
    let first = events.first_mut().ok_or("no event")?;
    let mut take = |name: &str| first.properties.remove(name).unwrap_or_default();
    let (session, window, library) = (take("$session_id"), take("$window_id"), take("$lib"));
    let source = take("$snapshot_source");
    let person = first.distinct_id.take().unwrap_or_default();
    let mut items = Vec::new();
    for mut event in events {
        if let Some(Value::Array(data)) = event.properties.remove("$snapshot_data") {
            items.extend(data);
        }
    }
    let items = if copy { json!(&items) } else { Value::Array(items) };
    let mut properties = serde_json::Map::new();
    for (name, value) in [
        ("distinct_id", person),
        ("$session_id", session),
        ("$window_id", window),
        ("$snapshot_source", source),
        ("$snapshot_items", items),
        ("$lib", library),
    ] {
        properties.insert(name.to_owned(), value);
    }
    let mut whole = serde_json::Map::new();
    whole.insert("event".to_owned(), Value::from("$snapshot_items"));
    whole.insert("properties".to_owned(), Value::Object(properties));
    Ok(Value::Object(whole).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Packed;

    const EVENTS: &str = r#"[{"type":4,"data":{"href":"x"},"timestamp":1},{"type":3,"timestamp":2}]"#;

    fn sent() -> String {
        let body = Packed::new(&request(EVENTS)).expect("packs").body("");
        gunzip(&body).expect("gzip")
    }

    #[test]
    fn the_peers_way_keeps_the_events() {
        for copy in [true, false] {
            let text = wrap(parse(&sent()).expect("parses"), copy).expect("wraps");
            let value: Value = serde_json::from_str(&text).expect("JSON");
            let events: Value = serde_json::from_str(EVENTS).expect("JSON");
            assert_eq!(value["properties"]["$snapshot_items"], events);
            assert_eq!(value["properties"]["distinct_id"], "0199");
        }
    }

    #[test]
    fn what_goes_to_kafka_holds_the_events_as_a_text() {
        let message = capture(&sent(), "::1", "").expect("is taken").for_kafka().expect("prints");
        let value: Value = serde_json::from_str(&message).expect("JSON");
        let data: Value = serde_json::from_str(value["data"].as_str().expect("text")).expect("JSON");
        assert_eq!(data["properties"]["$snapshot_items"][0]["type"], 4);
        assert_eq!((&value["session_id"], &value["token"]), (&json!("0199a"), &json!("phc_bench")));
    }
}
