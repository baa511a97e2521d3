//! Key frames: the events that rebuild the page as the mirror has it.
//!
//! First Meta and FullSnapshot, then what a snapshot cannot hold, in an order in which each finds what it
//! needs: documents of frames, styles set by script, sheets, values, positions, drawings, fonts, and last
//! where selection, focus and pointer are.

use std::fmt::Write;

use super::sticky::{Media, Sticky};
use super::template::{Hole, NodeKind};
use super::tree::{Index, NONE, Tree};
use super::{Mirror, Page};

/// Nodes that stay on the screen although the recording gave their id to another one need some id.
/// Counted down from the largest a browser can count exactly.
const LOST_ID: i64 = (1 << 53) - 1;

impl Mirror {
    /// Events that rebuild the page, with `time_ms` as their time; none when there is no page.
    pub fn frame(&self, time_ms: i64) -> Vec<String> {
        if !self.can_frame() {
            return Vec::new();
        }
        let mut frame = Frame { time_ms, events: Vec::new(), documents: Vec::new() };
        frame.meta(&self.page);
        frame.snapshot(self);
        frame.documents(self);
        let nodes: Vec<_> = self.tree.walk(self.root()).filter(|&at| self.is_found(at)).collect();
        frame.styles(&self.tree, &nodes);
        frame.sheets(self, &nodes);
        frame.contents(&self.tree, &nodes);
        frame.told(&self.tree, &nodes);
        frame.named(self);
        frame.scrolls(&self.tree, &nodes);
        frame.page(self);
        frame.events
    }

    /// Whether events for its id reach this node.
    fn is_found(&self, at: Index) -> bool {
        self.tree.find(self.tree.node(at).id) == Some(at)
    }

    fn knows(&self, id: i64) -> bool {
        self.tree.find(id).is_some()
    }
}

pub(super) struct Frame {
    time_ms: i64,
    events: Vec<String>,
    /// Documents of frames that were met: the element they stand in, and they.
    documents: Vec<(Index, Index)>,
}

impl Frame {
    /// What some nodes have besides what a serialised node says, when they have been built anew: `documents` of
    /// frames among them, then the rest.
    pub(super) fn again(
        mirror: &Mirror,
        time_ms: i64,
        documents: Vec<(Index, Index)>,
        nodes: &[Index],
    ) -> Vec<String> {
        let mut frame = Frame { time_ms, events: Vec::new(), documents };
        frame.documents(mirror);
        let nodes: Vec<_> = nodes.iter().copied().filter(|&at| mirror.is_found(at)).collect();
        frame.styles(&mirror.tree, &nodes);
        frame.own_sheets(&mirror.tree, &nodes);
        frame.adopted(&mirror.tree, &nodes, String::new());
        frame.contents(&mirror.tree, &nodes);
        frame.told(&mirror.tree, &nodes);
        frame.scrolls(&mirror.tree, &nodes);
        frame.events
    }

    fn event(&mut self, kind: i64, data: &str) {
        self.events.push(format!(r#"{{"type":{kind},"data":{data},"timestamp":{}}}"#, self.time_ms));
    }

    fn incremental(&mut self, data: &str) {
        self.event(super::kind::INCREMENTAL, data);
    }

    fn custom(&mut self, tag: &str, payload: &str) {
        self.event(super::kind::CUSTOM, &format!(r#"{{"tag":"{tag}","payload":{payload}}}"#));
    }

    fn meta(&mut self, page: &Page) {
        let or = |value: &Option<Box<str>>, default: &str| value.as_deref().unwrap_or(default).to_owned();
        let (href, width, height) =
            (or(&page.href, "\"\""), or(&page.width, "1280"), or(&page.height, "720"));
        let data = format!(r#"{{"href":{href},"width":{width},"height":{height}}}"#);
        self.event(super::kind::META, &data);
    }

    fn snapshot(&mut self, mirror: &Mirror) {
        let mut data = String::with_capacity(mirror.frame_bytes() + 1024);
        data.push_str("{\"node\":");
        self.tree(&mirror.tree, mirror.root(), &mut data);
        let offset = mirror.page.initial_offset.as_deref().unwrap_or(r#"{"left":0,"top":0}"#);
        let _ = write!(data, ",\"initialOffset\":{offset}}}");
        self.event(super::kind::FULL_SNAPSHOT, &data);
    }

    /// Documents in frames, outer ones first: each may bring further frames.
    fn documents(&mut self, mirror: &Mirror) {
        let mut next = 0;
        while let Some(&(element, document)) = self.documents.get(next) {
            next += 1;
            let parent = mirror.tree.node(element).id;
            let mut data = format!(r#"{{"source":0,"adds":[{{"parentId":{parent},"nextId":null,"node":"#);
            self.tree(&mirror.tree, document, &mut data);
            data.push_str(r#"}],"removes":[],"texts":[],"attributes":[],"isAttachIframe":true}"#);
            self.incremental(&data);
        }
    }

    /// Writes a node with all below it, except what stands in frames.
    fn tree(&mut self, tree: &Tree, root: Index, out: &mut String) {
        let mut open = vec![Open::new(root)];
        while let Some(top) = open.last_mut() {
            match top.write(tree, out) {
                Step::Done => {
                    open.pop();
                }
                Step::Child(child) if tree.is_document(child) => self.documents.push((top.at, child)),
                Step::Child(child) => {
                    if !out.ends_with('[') {
                        out.push(',');
                    }
                    open.push(Open::new(child));
                }
            }
        }
    }

    fn styles(&mut self, tree: &Tree, nodes: &[Index]) {
        let mut changes = String::new();
        for node in nodes.iter().map(|&at| tree.node(at)) {
            let Some(sticky) = node.sticky.as_deref().filter(|sticky| !sticky.styles.is_empty()) else {
                continue;
            };
            let styles: Vec<_> =
                sticky.styles.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            let comma = if changes.is_empty() { "" } else { "," };
            let _ = write!(
                changes,
                r#"{comma}{{"id":{},"attributes":{{"style":{{{}}}}}}}"#,
                node.id,
                styles.join(",")
            );
        }
        if !changes.is_empty() {
            self.incremental(&format!(
                r#"{{"source":0,"texts":[],"attributes":[{changes}],"removes":[],"adds":[]}}"#
            ));
        }
    }

    fn sheets(&mut self, mirror: &Mirror, nodes: &[Index]) {
        self.own_sheets(&mirror.tree, nodes);
        let styles = mirror.sheets.iter();
        let styles = styles.map(|(id, sheet)| format!(r#"{{"styleId":{id},"rules":{}}}"#, sheet.rules));
        self.adopted(&mirror.tree, nodes, styles.collect::<Vec<_>>().join(","));
        for (id, sheet) in &mirror.sheets {
            sheet.changes.events(&format!("\"styleId\":{id}")).iter().for_each(|data| self.incremental(data));
        }
    }

    /// Changes to the sheets of style elements and links.
    fn own_sheets(&mut self, tree: &Tree, nodes: &[Index]) {
        for (node, sticky) in stickies(tree, nodes) {
            for data in sticky.sheet.events(&format!("\"id\":{}", tree.node(node).id)) {
                self.incremental(&data);
            }
        }
    }

    /// The first host to adopt brings all constructed sheets, whoever adopts them.
    fn adopted(&mut self, tree: &Tree, nodes: &[Index], mut styles: String) {
        for (node, sticky) in stickies(tree, nodes) {
            let Some(ids) = &sticky.adopted else { continue };
            let (id, styles) = (tree.node(node).id, std::mem::take(&mut styles));
            self.incremental(&format!(r#"{{"source":15,"id":{id},"styleIds":{ids},"styles":[{styles}]}}"#));
        }
    }

    fn contents(&mut self, tree: &Tree, nodes: &[Index]) {
        for (_, sticky) in stickies(tree, nodes) {
            sticky.canvas.drawings.iter().for_each(|data| self.incremental(data));
            sticky.input.iter().for_each(|data| self.incremental(data));
            self.media(&sticky.media);
        }
    }

    /// What our recorder told of elements, after their values: which options are chosen is said by both.
    fn told(&mut self, tree: &Tree, nodes: &[Index]) {
        for (_, sticky) in stickies(tree, nodes) {
            sticky.told.state().iter().for_each(|payload| self.custom("revisit.state", payload));
            for payload in sticky.told.animations(self.time_ms) {
                self.custom("revisit.animation", &payload);
            }
        }
    }

    fn named(&mut self, mirror: &Mirror) {
        let named = &mirror.page.told;
        if let Some((_, payload)) = named.fullscreen.as_ref().filter(|(id, _)| mirror.knows(*id)) {
            self.custom("revisit.fullscreen", payload);
        }
        if let Some((_, payload)) = named.target.as_ref().filter(|(id, _)| mirror.knows(*id)) {
            self.custom("revisit.target", payload);
        }
    }

    /// After everything that may change heights.
    fn scrolls(&mut self, tree: &Tree, nodes: &[Index]) {
        for (_, sticky) in stickies(tree, nodes) {
            sticky.scroll.iter().for_each(|data| self.incremental(data));
        }
    }

    fn media(&mut self, media: &Media) {
        for event in &media.events {
            self.incremental(&event.data_at(self.time_ms));
        }
    }

    fn page(&mut self, mirror: &Mirror) {
        let page = &mirror.page;
        page.fonts.iter().for_each(|data| self.incremental(data));
        page.told.highlights().for_each(|payload| self.custom("revisit.highlight", payload));
        page.told.zoom.iter().for_each(|payload| self.custom("revisit.zoom", payload));
        page.selection.iter().for_each(|data| self.incremental(data));
        if let Some((_, data)) = page.focus.as_ref().filter(|(id, _)| mirror.knows(*id)) {
            self.incremental(data);
        }
        if let Some((_, position)) = page.pointer.as_ref().filter(|(id, _)| mirror.knows(*id)) {
            self.incremental(&format!(r#"{{"source":1,"positions":[{{{position},"timeOffset":0}}]}}"#));
        }
    }
}

fn stickies<'t>(tree: &'t Tree, nodes: &'t [Index]) -> impl Iterator<Item = (Index, &'t Sticky)> {
    nodes.iter().filter_map(|&at| Some((at, tree.node(at).sticky.as_deref()?)))
}

/// A node that is being written.
struct Open {
    at: Index,
    /// Which piece of its template comes next.
    piece: usize,
    /// Inside the list of children: the next of them, or none.
    child: Option<Index>,
    /// Without its children.
    flat: bool,
}

/// A node as JSON, without what stands in it.
pub(super) fn flat(tree: &Tree, at: Index) -> String {
    let mut out = String::new();
    Open { flat: true, ..Open::new(at) }.write(tree, &mut out);
    out
}

enum Step {
    Child(Index),
    Done,
}

impl Open {
    fn new(at: Index) -> Self {
        Open { at, piece: 0, child: None, flat: false }
    }

    /// Writes on until a child has to be written, or the node is done.
    fn write(&mut self, tree: &Tree, out: &mut String) -> Step {
        let (template, node) = (tree.template(self.at), tree.node(self.at));
        loop {
            match self.child {
                Some(NONE) => {
                    out.push(']');
                    self.child = None;
                }
                Some(child) => {
                    self.child = Some(tree.node(child).after);
                    return Step::Child(child);
                }
                None => {}
            }
            let Some((text, hole)) = template.pieces.get(self.piece) else { break };
            self.piece += 1;
            out.push_str(text);
            match hole {
                Hole::Id => {
                    let _ = write!(out, "{}", shown_id(tree, self.at));
                }
                Hole::Text => out.push_str(node.text.as_deref().unwrap_or("\"\"")),
                Hole::Attributes => attributes(tree, self.at, out),
                Hole::Children => {
                    out.push('[');
                    self.child = Some(if self.flat { NONE } else { node.first });
                }
            }
        }
        if node.template.is_shadow() {
            out.push_str(",\"isShadow\":true");
        }
        if hosts_late(tree, self.at) {
            out.push_str(",\"isShadowHost\":true");
        }
        out.push_str(&template.tail);
        Step::Done
    }
}

fn shown_id(tree: &Tree, at: Index) -> i64 {
    let id = tree.node(at).id;
    if tree.find(id) == Some(at) { id } else { LOST_ID - i64::from(at) }
}

/// It became a shadow host after it was serialised.
fn hosts_late(tree: &Tree, at: Index) -> bool {
    let template = tree.template(at);
    template.kind == NodeKind::Element
        && !template.is_shadow_host
        && tree.children(at).any(|child| tree.node(child).template.is_shadow())
}

fn attributes(tree: &Tree, at: Index, out: &mut String) {
    out.push('{');
    for (number, attribute) in tree.node(at).attributes.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        let _ = write!(out, "\"{}\":{}", attribute.name, attribute.value);
    }
    out.push('}');
}
