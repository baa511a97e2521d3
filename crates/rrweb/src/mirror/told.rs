//! What our recorder tells by custom events: how things look without any attribute saying so.
//!
//! Whether a popover is open, which options are chosen, where an animation is, what is highlighted. Like
//! `sticky` this is kept as JSON and said again after a key frame, the last of each kind. Payloads are in
//! docs/protocol.md.

use super::view::View;

/// Kept of one node; older animations are let go.
const ANIMATIONS_MAX: usize = 64;
const FIELDS_MAX: usize = 16;
/// Kept of a page; older ones are let go.
const HIGHLIGHTS_MAX: usize = 64;

/// Members of an object, each as it was last told; all JSON.
#[derive(Clone, Default)]
struct Fields(Vec<(Box<str>, Box<str>)>);

impl Fields {
    /// Takes what `payload` tells; what it does not mention stays.
    fn learn(&mut self, payload: View<'_>) {
        for (name, value) in payload.members() {
            if !self.set(name, value.raw().into()) && self.0.len() < FIELDS_MAX {
                self.0.push((name.into(), value.raw().into()));
            }
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| **known == *name).map(|(_, value)| &**value)
    }

    /// Changes a member; false when there is none of that name.
    fn set(&mut self, name: &str, json: Box<str>) -> bool {
        let found = self.0.iter_mut().find(|(known, _)| **known == *name);
        found.map(|(_, value)| *value = json).is_some()
    }

    fn json(&self) -> String {
        let members: Vec<_> = self.0.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    }

    fn bytes(&self) -> usize {
        self.0.iter().map(|(name, value)| name.len() + value.len() + 4).sum()
    }
}

/// What was told of one node.
#[derive(Default)]
pub(super) struct Told {
    state: Fields,
    animations: Vec<Animation>,
}

impl Told {
    pub(super) fn bytes(&self) -> usize {
        self.state.bytes() + self.animations.iter().map(|animation| animation.fields.bytes()).sum::<usize>()
    }

    /// Takes in the payload of `revisit.state`.
    pub(super) fn learn_state(&mut self, payload: View<'_>) {
        self.state.learn(payload);
    }

    /// The payload that says it again.
    pub(super) fn state(&self) -> Option<String> {
        (!self.state.0.is_empty()).then(|| self.state.json())
    }

    /// Takes in the payload of `revisit.animation`, which happened at `time_ms`.
    pub(super) fn learn_animation(&mut self, payload: View<'_>, time_ms: i64) {
        let Some(key) = payload.get("key").map(|key| key.raw()) else { return };
        let at = self.animations.iter().position(|animation| animation.fields.get("key") == Some(key));
        // The last one told comes last: where several animate one property, it wins.
        let mut animation = at.map(|at| self.animations.remove(at)).unwrap_or_default();
        if payload.get("state").and_then(|state| state.string()) == Some("idle") {
            return;
        }
        animation.learn(payload, time_ms);
        self.animations.push(animation);
        if self.animations.len() > ANIMATIONS_MAX {
            self.animations.remove(0);
        }
    }

    /// The payloads that say all animations again, at `time_ms`.
    pub(super) fn animations(&self, time_ms: i64) -> impl Iterator<Item = String> + '_ {
        self.animations.iter().map(move |animation| animation.payload(time_ms))
    }
}

#[derive(Clone, Default)]
struct Animation {
    fields: Fields,
    told_ms: i64,
    rate: Option<f64>,
}

impl Animation {
    fn learn(&mut self, payload: View<'_>, time_ms: i64) {
        if payload.get("at").is_none() {
            // Its time goes on; from now on at another rate or not at all.
            self.advance(time_ms);
        }
        self.fields.learn(payload);
        self.told_ms = time_ms;
        if let Some(timing) = payload.get("timing") {
            self.rate = timing.get("rate").and_then(|rate| rate.number());
        }
    }

    fn runs(&self) -> bool {
        self.fields.get("state") == Some("\"running\"")
    }

    /// Where it is at `time_ms`, in ms of its own time; nothing when it has no time yet.
    fn at(&self, time_ms: i64) -> Option<f64> {
        let at: f64 = self.fields.get("at")?.parse().ok()?;
        let passed = if self.runs() { time_ms.saturating_sub(self.told_ms) as f64 } else { 0.0 };
        let now = at + passed * self.rate.unwrap_or(1.0);
        now.is_finite().then_some(now)
    }

    fn advance(&mut self, time_ms: i64) {
        if let Some(now) = self.at(time_ms) {
            self.fields.set("at", now.to_string().into());
            self.told_ms = time_ms;
        }
    }

    fn payload(&self, time_ms: i64) -> String {
        if !self.runs() {
            return self.fields.json();
        }
        let mut said = self.clone();
        said.advance(time_ms);
        said.fields.json()
    }
}

/// What was told of the page; all JSON of whole payloads.
#[derive(Default)]
pub(super) struct PageTold {
    /// With the node it names.
    pub(super) target: Option<(i64, Box<str>)>,
    pub(super) fullscreen: Option<(i64, Box<str>)>,
    pub(super) zoom: Option<Box<str>>,
    /// Name and payload, in the order in which they were first told.
    highlights: Vec<(Box<str>, Box<str>)>,
    highlight_bytes: usize,
}

impl PageTold {
    pub(super) fn bytes(&self) -> usize {
        let named = [&self.target, &self.fullscreen].into_iter().flatten().map(|(_, payload)| payload.len());
        named.sum::<usize>() + self.zoom.as_ref().map_or(0, |zoom| zoom.len()) + self.highlight_bytes
    }

    /// A payload that names one node, or none.
    pub(super) fn of_node(payload: View<'_>) -> Option<(i64, Box<str>)> {
        Some((payload.integer_at("id")?, payload.raw().into()))
    }

    /// Takes in the payload of `revisit.highlight`.
    pub(super) fn learn_highlight(&mut self, payload: View<'_>) {
        let Some(name) = payload.get("name").map(|name| name.raw()) else { return };
        let is_gone = payload.items_at("ranges").next().is_none();
        let at = self.highlights.iter().position(|(known, _)| **known == *name);
        if let Some(at) = at {
            self.forget_highlight(at);
        }
        if is_gone {
            return;
        }
        if self.highlights.len() >= HIGHLIGHTS_MAX {
            self.forget_highlight(0);
        }
        self.highlight_bytes += payload.raw().len();
        let at = at.unwrap_or(usize::MAX).min(self.highlights.len());
        self.highlights.insert(at, (name.into(), payload.raw().into()));
    }

    fn forget_highlight(&mut self, at: usize) {
        let (_, payload) = self.highlights.remove(at);
        self.highlight_bytes = self.highlight_bytes.saturating_sub(payload.len());
    }

    pub(super) fn highlights(&self) -> impl Iterator<Item = &str> {
        self.highlights.iter().map(|(_, payload)| &**payload)
    }
}
