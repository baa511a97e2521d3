//! The first line of a batch: who sends, which number, when. See docs/protocol.md.

use serde::Deserialize;

use super::outcome::Refusal;
use crate::clock::Millis;
use crate::id::{TabKey, VisitKey, VisitorKey};

/// Bytes of an envelope at most; identity variables make the largest part.
const ENVELOPE_BYTES_MAX: usize = 64 << 10;

/// The envelope, borrowed fields excepted none: it is small.
#[derive(Clone, Debug, Deserialize)]
pub struct Envelope {
    /// Names the visit.
    pub visit: VisitKey,
    /// Names the browser.
    pub visitor: VisitorKey,
    /// Names the tab.
    pub tab: TabKey,
    /// Number of the batch; absent for pings.
    pub seq: Option<u64>,
    /// The browser's clock.
    pub sent: Millis,
    /// What the tab is doing.
    #[serde(default)]
    pub state: TabState,
    /// The settings that the page went by.
    #[serde(default)]
    pub settings_version: Option<i64>,
    /// Where the visitor came from, without the query.
    #[serde(default)]
    pub referrer: Option<String>,
    /// The browser's first language.
    #[serde(default)]
    pub language: Option<String>,
    /// Width, height, and pixel ratio of the screen.
    #[serde(default)]
    pub screen: Option<(f64, f64, f64)>,
    /// Touch is the main way of input.
    #[serde(default)]
    pub touch: bool,
    /// The browser was here before.
    #[serde(default)]
    pub returning: bool,
    /// Who the site says the visitor is; read by [`crate::visitors::Identity`], whatever it is.
    #[serde(default)]
    pub identity: Option<serde_json::Value>,
}

/// What a tab says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TabState {
    /// Shown.
    #[default]
    Live,
    /// In the background.
    Hidden,
    /// Going away.
    Leave,
    /// What an earlier page had left unsent.
    Tail,
    /// Consent was withdrawn, and what is stored of the visit is to go with it.
    Erase,
}

/// Splits a decoded body into envelope and events.
pub fn split(body: &[u8]) -> Result<(Envelope, &[u8]), Refusal> {
    let end =
        body.iter().take(ENVELOPE_BYTES_MAX).position(|byte| *byte == b'\n').ok_or(Refusal::BadEnvelope)?;
    let mut envelope: Envelope = serde_json::from_slice(&body[..end]).map_err(|_| Refusal::BadEnvelope)?;
    for text in [&mut envelope.referrer, &mut envelope.language].into_iter().flatten() {
        cut(text, 2_048);
    }
    Ok((envelope, &body[end + 1..]))
}

/// What follows the envelope; nothing when there is none.
pub fn after(body: &[u8]) -> &[u8] {
    let end = body.iter().take(ENVELOPE_BYTES_MAX).position(|byte| *byte == b'\n');
    end.and_then(|end| body.get(end + 1..)).unwrap_or_default()
}

fn cut(text: &mut String, bytes_max: usize) {
    let end = (0..=bytes_max.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.truncate(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"visit":"000102030405060708090a0b0c0d0e0f","visitor":"000102030405060708090a0b0c0d0e0f","tab":"0001020304050607","seq":0,"sent":5,"new_field":1}"#;

    #[test]
    fn an_envelope_with_a_field_from_the_future_is_read() {
        let body = format!("{GOOD}\n[]");
        let (envelope, events) = split(body.as_bytes()).unwrap();
        assert_eq!((envelope.seq, envelope.sent, envelope.state), (Some(0), 5, TabState::Live));
        assert_eq!(events, b"[]");
    }

    #[test]
    fn what_is_no_envelope_is_refused() {
        let long = format!("{{\"visit\":\"{}\"}}\n[]", "0".repeat(ENVELOPE_BYTES_MAX));
        for wrong in
            ["", "\n", "{}\n[]", GOOD, "[]\n[]", "null\n[]", &GOOD.replace("\"seq\":0", "\"seq\":-1"), &long]
        {
            let body = if wrong == GOOD { wrong.to_owned() } else { format!("{wrong}\n[]") };
            assert!(split(body.as_bytes()).is_err(), "{wrong}");
        }
    }
}
