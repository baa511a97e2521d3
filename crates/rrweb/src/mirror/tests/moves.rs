//! Moves, against a model of a page that is nothing but lists of children.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::*;

pub(super) fn move_to(parent: i64, next: &str, id: i64) -> String {
    format!(r#"{{"parentId":{parent},"nextId":{next},"move":{id}}}"#)
}

fn adds(mirror: &mut Mirror, entries: &[String]) {
    mutate(mirror, &format!(r#""removes":[],"adds":[{}]"#, entries.join(",")));
}

#[test]
fn a_node_moves_with_all_below_it_and_keeps_what_is_known_of_it() {
    let mut mirror = page(&format!("{},{}", element(8, "div", &element(81, "input", "")), div(9)));
    let typed = r#"{"type":3,"data":{"source":5,"text":"x","isChecked":false,"id":81},"timestamp":6}"#;
    apply(&mut mirror, typed);
    adds(&mut mirror, &[move_to(9, "null", 8)]);
    assert_eq!(ids(&mirror), [81, 8, 9]);
    assert!(mirror.frame(7)[2].contains(r#""text":"x""#));
    adds(&mut mirror, &[move_to(4, "9", 81)]);
    assert_eq!(ids(&mirror), [81, 8, 9]);
    assert_eq!(mirror.impossible(), 0);
}

#[test]
fn moves_and_additions_happen_in_the_order_they_are_written() {
    let mut mirror = page(&format!("{},{}", div(8), div(9)));
    adds(
        &mut mirror,
        &[add(4, "8", &div(10)), move_to(10, "null", 9), add(9, "null", &div(11)), move_to(4, "null", 10)],
    );
    assert_eq!(ids(&mirror), [8, 11, 9, 10]);
}

#[test]
fn a_move_that_is_impossible_changes_nothing_and_is_counted() {
    let text = r#"{"type":3,"textContent":"a","id":7}"#;
    let mut mirror = page(&format!("{},{},{text}", element(8, "div", &div(81)), element(9, "iframe", "")));
    let before = mirror.frame(1);
    let impossible = [
        move_to(4, "null", 77),
        move_to(77, "null", 8),
        move_to(81, "null", 8),
        move_to(8, "null", 8),
        move_to(7, "null", 8),
        move_to(9, "null", 8),
        move_to(8, "null", 1),
        move_to(1, "null", 7),
        r#"{"parentId":4,"nextId":null,"move":"8"}"#.to_owned(),
        r#"{"parentId":4,"nextId":null}"#.to_owned(),
    ];
    adds(&mut mirror, &impossible);
    assert_eq!(mirror.frame(1), before);
    assert_eq!(mirror.impossible(), impossible.len());
}

#[test]
fn a_node_that_moves_into_a_shadow_root_says_so_and_out_of_it_no_longer() {
    let mut mirror = page(&format!("{},{}", div(8), div(9)));
    adds(&mut mirror, &[r#"{"parentId":8,"nextId":null,"isShadow":true,"move":9}"#.to_owned()]);
    assert!(body(&mirror).contains(r#""id":9,"isShadow":true}"#), "{}", body(&mirror));
    assert!(body(&mirror).contains(r#""id":8,"isShadowHost":true}"#), "{}", body(&mirror));
    adds(&mut mirror, &[move_to(4, "8", 9)]);
    assert!(!body(&mirror).contains("isShadow"), "{}", body(&mirror));
}

#[test]
fn a_style_element_that_moves_begins_with_its_text_again() {
    let mut mirror = page(&format!("{},{}", element(9, "style", ""), div(8)));
    let rule = r#"{"source":8,"id":9,"adds":[{"rule":".a{}","index":0}]}"#;
    apply(&mut mirror, &format!(r#"{{"type":3,"data":{rule},"timestamp":5}}"#));
    assert_eq!(mirror.frame(1).len(), 3);
    adds(&mut mirror, &[move_to(8, "null", 9)]);
    assert_eq!(mirror.frame(1).len(), 2);
}

#[test]
fn elements_of_mathml_stay_elements_of_mathml() {
    let math = r#"{"type":2,"tagName":"mi","attributes":{},"childNodes":[],"ns":"math","id":9}"#;
    let mut mirror = page(&format!("{},{math}", div(8)));
    adds(&mut mirror, &[move_to(8, "null", 9)]);
    assert!(body(&mirror).contains(math), "{}", body(&mirror));
}

/// A page: what stands in what, and what of it stands in a shadow root.
#[derive(Clone, Default)]
pub(super) struct Model {
    pub(super) children: BTreeMap<i64, Vec<i64>>,
    shadow: BTreeMap<i64, bool>,
    impossible: usize,
}

const BODY: i64 = 4;

impl Model {
    pub(super) fn new() -> Self {
        let mut model = Model::default();
        model.children.insert(BODY, Vec::new());
        model
    }

    fn parent(&self, id: i64) -> Option<i64> {
        self.children.iter().find(|(_, children)| children.contains(&id)).map(|(&parent, _)| parent)
    }

    fn is_within(&self, mut id: i64, root: i64) -> bool {
        while id != root {
            let Some(parent) = self.parent(id) else { return false };
            id = parent;
        }
        true
    }

    fn take_out(&mut self, id: i64) {
        self.children.values_mut().for_each(|children| children.retain(|&child| child != id));
        self.shadow.remove(&id);
    }

    fn put(&mut self, id: i64, parent: i64, next: Option<i64>, shadow: bool) {
        let next = next.filter(|next| self.shadow.get(next) == Some(&shadow));
        let siblings = self.children.entry(parent).or_default();
        let at = siblings.iter().position(|&sibling| Some(sibling) == next).unwrap_or(siblings.len());
        siblings.insert(at, id);
        self.children.entry(id).or_default();
        self.shadow.insert(id, shadow);
    }

    fn forget(&mut self, id: i64) {
        for child in self.children.remove(&id).unwrap_or_default() {
            self.forget(child);
        }
    }

    fn shift(&mut self, id: i64, parent: i64, next: Option<i64>, shadow: bool) {
        let known = |id: &i64| self.children.contains_key(id);
        if id == BODY || !known(&id) || !known(&parent) || self.is_within(parent, id) {
            self.impossible += 1;
        } else if (next, self.parent(id), self.shadow[&id]) != (Some(id), Some(parent), shadow) {
            self.take_out(id);
            self.put(id, parent, next, shadow);
        }
    }

    fn shown(&self, id: i64, out: &mut Vec<(i64, bool, i64)>) {
        for &child in &self.children[&id] {
            out.push((child, self.shadow[&child], id));
            self.shown(child, out);
        }
    }
}

/// The same of a key frame.
fn shown(node: &Value, out: &mut Vec<(i64, bool, i64)>) {
    for child in node["childNodes"].as_array().into_iter().flatten() {
        let id = child["id"].as_i64().expect("nodes have ids");
        out.push((id, child["isShadow"] == true, node["id"].as_i64().expect("nodes have ids")));
        shown(child, out);
    }
}

fn shown_in(mirror: &Mirror) -> Vec<(i64, bool, i64)> {
    let event: Value = serde_json::from_str(&mirror.frame(1)[1]).expect("it is JSON");
    let mut out = Vec::new();
    shown(&event["data"]["node"]["childNodes"][0]["childNodes"][1], &mut out);
    out
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    Add { parent: usize, next: usize, shadow: bool },
    Move { id: i64, parent: i64, next: i64, shadow: bool },
}

fn step() -> impl Strategy<Value = Step> {
    let add = (any::<usize>(), any::<usize>(), any::<bool>());
    let shift = (4..30_i64, 4..30_i64, 4..30_i64, any::<bool>());
    prop_oneof![
        add.prop_map(|(parent, next, shadow)| Step::Add { parent, next, shadow }),
        shift.prop_map(|(id, parent, next, shadow)| Step::Move { id, parent, next, shadow }),
    ]
}

/// Steps and removals as one event, done in the model while they are written.
pub(super) fn event(model: &mut Model, removals: &[usize], steps: &[Step], fresh: &mut i64) -> String {
    let pick = |model: &Model, n: usize| {
        model.children.keys().copied().nth(n % model.children.len()).unwrap_or(BODY)
    };
    let mut removes = Vec::new();
    for &n in removals {
        let id = pick(model, n);
        let Some(parent) = model.parent(id) else { continue };
        removes.push(format!(r#"{{"id":{id},"parentId":{parent}}}"#));
        model.take_out(id);
        model.forget(id);
    }
    let mut entries = Vec::new();
    for step in steps {
        match *step {
            Step::Add { parent, next, shadow } => {
                let (id, parent, next) = (*fresh, pick(model, parent), pick(model, next));
                *fresh += 1;
                let node = format!(
                    r#"{{"type":2,"tagName":"i","attributes":{{}},"childNodes":[],"isShadow":{shadow},"id":{id}}}"#
                );
                entries.push(add(parent, &next.to_string(), &node));
                model.put(id, parent, Some(next), shadow);
            }
            Step::Move { id, parent, next, shadow } => {
                entries.push(format!(
                    r#"{{"parentId":{parent},"nextId":{next},"isShadow":{shadow},"move":{id}}}"#
                ));
                model.shift(id, parent, Some(next), shadow);
            }
        }
    }
    format!(r#""removes":[{}],"adds":[{}],"texts":[],"attributes":[]"#, removes.join(","), entries.join(","))
}

pub(super) fn story() -> impl Strategy<Value = Vec<(Vec<usize>, Vec<Step>)>> {
    let event = (prop::collection::vec(any::<usize>(), 0..2), prop::collection::vec(step(), 0..8));
    prop::collection::vec(event, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_moves_give_the_page_that_a_model_gives(story in story()) {
        let (mut mirror, mut model, mut fresh) = (page(""), Model::new(), 5);
        for (removals, steps) in &story {
            let parts = event(&mut model, removals, steps, &mut fresh);
            mutate(&mut mirror, &parts);
            let mut expected = Vec::new();
            model.shown(BODY, &mut expected);
            prop_assert_eq!(shown_in(&mirror), expected, "{}", parts);
            prop_assert_eq!(opened(&mirror, 9).frame(9), mirror.frame(9));
        }
        prop_assert_eq!(mirror.impossible(), model.impossible);
    }
}
