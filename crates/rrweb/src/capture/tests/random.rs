//! Random pages and changes: what is decoded equals what another, plainer writer makes of the same steps.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::encode::{deflate, frame};
use super::*;

#[derive(Clone, Debug)]
enum Node {
    Element {
        kind: u8,
        tag: String,
        attributes: Vec<(String, String)>,
        shadow: Option<Vec<Node>>,
        children: Vec<Node>,
    },
    Text(String),
    Cdata,
    Moved(i64),
}

#[derive(Clone, Debug)]
enum Step {
    Wait(i64),
    Snapshot(Vec<Node>),
    Place { shadow: bool, parent: i64, before: Option<i64>, nodes: Vec<Node> },
    Remove { parent: i64, nodes: Vec<i64> },
    Attributes(i64, Vec<(String, String)>),
    Text(i64, String),
    Frame(i64, Vec<Node>),
    Scroll(i64, i64, i64),
    Input(i64, String),
    Custom(String),
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[a-c]{0,2}", "[ -~é😀\u{0}-\u{1f}\"\\\\]{0,40}", Just("often".to_owned())]
}

fn ids() -> impl Strategy<Value = i64> {
    prop_oneof![1..50i64, 1..super::INTEGER_MAX / 2]
}

fn attributes() -> impl Strategy<Value = Vec<(String, String)>> {
    let names = proptest::sample::subsequence(vec!["class", "id", "title", "_cssText", "data-é"], 0..4);
    (names, prop::collection::vec(texts(), 4))
        .prop_map(|(names, values)| names.into_iter().map(str::to_owned).zip(values).collect())
}

/// `moves`: nodes that are already there may be among them.
fn nodes(moves: bool) -> BoxedStrategy<Vec<Node>> {
    let moved = if moves { ids().prop_map(Node::Moved).boxed() } else { Just(Node::Cdata).boxed() };
    let leaf = prop_oneof![4 => texts().prop_map(Node::Text), 1 => Just(Node::Cdata), 1 => moved];
    let node = leaf.prop_recursive(4, 30, 5, |inner| {
        let run = prop::collection::vec(inner, 0..5);
        let kind = proptest::sample::select(vec![1u8, 1, 1, 5, 6, 7]);
        (kind, "[a-z]{1,3}", attributes(), prop::option::weighted(0.2, run.clone()), run).prop_map(
            |(kind, tag, attributes, shadow, children)| Node::Element {
                kind,
                tag,
                attributes,
                shadow,
                children,
            },
        )
    });
    prop::collection::vec(node, 0..4).boxed()
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (-5..500i64).prop_map(Step::Wait),
        nodes(false).prop_map(Step::Snapshot),
        (any::<bool>(), ids(), prop::option::of(ids()), nodes(true))
            .prop_map(|(shadow, parent, before, nodes)| Step::Place { shadow, parent, before, nodes }),
        (ids(), prop::collection::vec(ids(), 0..4))
            .prop_map(|(parent, nodes)| Step::Remove { parent, nodes }),
        (ids(), attributes()).prop_map(|(id, attributes)| Step::Attributes(id, attributes)),
        (ids(), texts()).prop_map(|(id, text)| Step::Text(id, text)),
        (ids(), nodes(false)).prop_map(|(id, nodes)| Step::Frame(id, nodes)),
        (ids(), any::<i32>(), any::<i32>()).prop_map(|(id, x, y)| Step::Scroll(id, x.into(), y.into())),
        (ids(), texts()).prop_map(|(id, text)| Step::Input(id, text)),
        texts().prop_map(Step::Custom),
    ];
    prop::collection::vec(step, 0..12)
}

/// Writes steps as operations; `next` counts nodes as the decoder must.
struct Sender {
    body: Body,
    next: i64,
    /// Where operations begin, the places at which frames may be cut.
    borders: Vec<usize>,
}

impl Sender {
    fn make(&mut self) -> i64 {
        self.next += 1;
        self.body.made(self.next - 1);
        self.next - 1
    }

    fn attributes(&mut self, attributes: &[(String, String)]) {
        self.body.uint(attributes.len() as u64);
        attributes.iter().for_each(|(name, value)| _ = self.body.text(name).text(value));
    }

    fn run(&mut self, nodes: &[Node]) {
        nodes.iter().for_each(|node| self.node(node));
        self.body.end();
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => {
                self.body.op(2).once(text);
                self.make();
            }
            Node::Cdata => {
                self.body.op(4);
                self.make();
            }
            Node::Moved(id) => _ = self.body.op(9).node(*id),
            Node::Element { kind, tag, attributes, shadow, children } => {
                self.body.op(*kind).text(tag);
                self.attributes(attributes);
                self.make();
                if let Some(shadow) = shadow {
                    self.body.op(8);
                    self.make();
                    self.run(shadow);
                }
                self.run(children);
            }
        }
    }

    fn step(&mut self, step: &Step) {
        self.borders.push(self.body.bytes.len());
        match step {
            Step::Wait(ms) => _ = self.body.op(1).int(*ms),
            Step::Snapshot(nodes) => {
                self.body.op(4).uint(0).int(0).int(0);
                self.make();
                self.run(nodes);
            }
            Step::Place { shadow, parent, before, nodes } => {
                self.body.op(5).uint(u64::from(*shadow) + 2 * u64::from(before.is_some())).node(*parent);
                before.iter().for_each(|before| _ = self.body.node(*before));
                self.run(nodes);
            }
            Step::Remove { parent, nodes } => {
                self.body.op(6).uint(0).node(*parent).uint(nodes.len() as u64);
                nodes.iter().for_each(|id| _ = self.body.node(*id));
            }
            Step::Attributes(id, attributes) => {
                self.body.op(7).node(*id);
                self.attributes(attributes);
            }
            Step::Text(id, text) => _ = self.body.op(8).node(*id).text(text),
            Step::Frame(id, nodes) => {
                self.body.op(9).uint(0).node(*id);
                self.make();
                self.run(nodes);
            }
            Step::Scroll(id, x, y) => _ = self.body.op(12).node(*id).int(*x).int(*y),
            Step::Input(id, text) => _ = self.body.op(14).uint(0).node(*id).text(text),
            Step::Custom(text) => {
                let data = json!({"tag": "t", "payload": clean(text)}).to_string();
                self.body.op(18).uint(5).text(&data);
            }
        }
    }
}

/// What a text is after U+0000 has been replaced.
fn clean(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// The same steps as events, by trees.
#[derive(Default)]
struct Model {
    next: i64,
    time: i64,
    events: Vec<Value>,
    /// adds, texts, attributes, removes of the change that is open.
    change: [Vec<Value>; 4],
}

impl Model {
    fn make(&mut self) -> i64 {
        self.next += 1;
        self.next - 1
    }

    fn map(attributes: &[(String, String)]) -> Value {
        attributes.iter().map(|(name, value)| (name.clone(), Value::from(clean(value)))).collect()
    }

    /// A node with its number and, after it, the numbers of what is below it.
    fn node(&mut self, node: &Node, shadow: bool) -> Value {
        let mut value = match node {
            Node::Text(text) => json!({"type": 3, "textContent": clean(text), "id": self.make()}),
            Node::Cdata => json!({"type": 4, "textContent": "", "id": self.make()}),
            Node::Moved(id) => json!({ "move": id }),
            Node::Element { kind, tag, attributes, shadow, children } => {
                let mut value = json!({"type": 2, "tagName": tag, "attributes": Self::map(attributes), "id": self.make()});
                match kind {
                    5 => value["isSVG"] = true.into(),
                    6 => value["ns"] = "math".into(),
                    7 => value["isCustom"] = true.into(),
                    _ => {}
                }
                let mut below = Vec::new();
                if let Some(shadow) = shadow {
                    self.make();
                    value["isShadowHost"] = true.into();
                    below.extend(shadow.iter().map(|node| self.node(node, true)).collect::<Vec<_>>());
                }
                below.extend(children.iter().map(|node| self.node(node, false)).collect::<Vec<_>>());
                value["childNodes"] = below.into();
                value
            }
        };
        if shadow {
            value["isShadow"] = true.into();
        }
        value
    }

    fn document(&mut self, nodes: &[Node]) -> Value {
        let id = self.make();
        let children: Vec<Value> = nodes.iter().map(|node| self.node(node, false)).collect();
        json!({"type": 0, "childNodes": children, "id": id})
    }

    /// Takes a tree apart into additions.
    fn flatten(&mut self, parent: i64, next: Option<i64>, mut node: Value) {
        let mut below = Vec::new();
        if let Some(Value::Array(children)) = node.get_mut("childNodes") {
            below = std::mem::take(children);
        }
        let id = node["id"].as_i64();
        let mut add = json!({"parentId": parent, "nextId": next});
        if node.get("move").is_some() {
            node.as_object().unwrap().iter().for_each(|(key, value)| add[key] = value.clone());
        } else {
            add["node"] = node;
        }
        self.change[0].push(add);
        below.into_iter().for_each(|node| self.flatten(id.unwrap(), None, node));
    }

    fn event(&mut self, kind: u8, data: Value) {
        self.events.push(json!({"type": kind, "data": data, "timestamp": self.time}));
    }

    fn end_change(&mut self) {
        let [adds, texts, attributes, removes] = std::mem::take(&mut self.change);
        let mutation = |adds: &[Value], texts: &[Value], attributes: &[Value], removes: &[Value]| json!({"source": 0, "adds": adds, "texts": texts, "attributes": attributes, "removes": removes});
        if adds.len() + texts.len() + attributes.len() + removes.len() == 0 {
            return;
        }
        if adds.iter().any(|add| add.get("move").is_some()) && !removes.is_empty() {
            self.event(3, mutation(&adds, &texts, &attributes, &[]));
            self.event(3, mutation(&[], &[], &[], &removes));
        } else {
            self.event(3, mutation(&adds, &texts, &attributes, &removes));
        }
    }

    fn step(&mut self, step: &Step) {
        if !matches!(step, Step::Place { .. } | Step::Remove { .. } | Step::Attributes(..) | Step::Text(..)) {
            self.end_change();
        }
        match step {
            Step::Wait(ms) => self.time += ms,
            Step::Snapshot(nodes) => {
                let node = self.document(nodes);
                self.event(2, json!({"node": node, "initialOffset": {"left": 0, "top": 0}}));
            }
            Step::Place { shadow, parent, before, nodes } => {
                for node in nodes {
                    let node = self.node(node, *shadow);
                    self.flatten(*parent, *before, node);
                }
            }
            Step::Remove { parent, nodes } => {
                self.change[3].extend(nodes.iter().map(|id| json!({"parentId": parent, "id": id})));
            }
            Step::Attributes(id, attributes) => {
                self.change[2].push(json!({"id": id, "attributes": Self::map(attributes)}));
            }
            Step::Text(id, text) => self.change[1].push(json!({"id": id, "value": clean(text)})),
            Step::Frame(id, nodes) => {
                let adds = json!([{"parentId": id, "nextId": null, "node": self.document(nodes)}]);
                let data = json!({"source": 0, "texts": [], "attributes": [], "removes": [], "adds": adds, "isAttachIframe": true});
                self.event(3, data);
            }
            Step::Scroll(id, x, y) => {
                self.event(3, json!({"source": 3, "id": id, "x": *x as f64 / 100.0, "y": *y as f64 / 100.0}));
            }
            Step::Input(id, text) => {
                self.event(3, json!({"source": 5, "text": clean(text), "isChecked": false, "id": id}));
            }
            Step::Custom(text) => self.event(5, json!({"tag": "t", "payload": clean(text)})),
        }
    }
}

/// Numbers that are equal as JavaScript sees them are equal.
fn same(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => items.iter().map(same).collect(),
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), same(value))).collect(),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn steps_become_the_events_that_they_mean(steps in steps(), first in 1..1_000_000i64, cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..3)) {
        let mut body = Body::default();
        body.op(1).int(1_700_000_000_000).op(2).uint(first as u64);
        let mut sender = Sender { body, next: first, borders: Vec::new() };
        let mut model = Model { next: first, time: 1_700_000_000_000, ..Model::default() };
        for step in &steps {
            sender.step(step);
            model.step(step);
        }
        model.end_change();
        let bytes = &sender.body.bytes;
        sender.borders.push(bytes.len());
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| *cut.get(&sender.borders)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let frames: Vec<Vec<u8>> = cuts.windows(2).map(|cut| frame(1, &deflate(&bytes[cut[0]..cut[1]]))).collect();
        let decoded = decoded(&encode::body(&frames));
        let events: Value = serde_json::from_slice(&decoded.json).unwrap();
        prop_assert_eq!(same(&events), same(&Value::from(model.events)));
    }

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), deflated in any::<bool>()) {
        let bytes = if deflated { frame(1, &deflate(&bytes)) } else { frame(0, &bytes) };
        let _ = decode(&encode::body(std::slice::from_ref(&bytes)), &Limits::default());
        let _ = decode(&bytes, &Limits::default());
    }

    #[test]
    fn operations_shuffled_never_give_bad_json(bytes in prop::collection::vec(prop_oneof![0..24u8, any::<u8>()], 0..200)) {
        let operations = [&[1, 2, 2, 9][..], &bytes].concat();
        if let Ok(decoded) = decode(&encode::body(&[frame(0, &operations)]), &Limits::default()) {
            prop_assert!(serde_json::from_slice::<Value>(&decoded.json).is_ok());
        }
    }
}
