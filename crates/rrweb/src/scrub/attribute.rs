//! What each attribute of an element may hold, and what attributes say about their element.

use super::Rules;
use super::nodes::{Content, Inside, Kind, Node};
use super::place::Place;

/// Attributes that name another element of the page.
const REFERENCES: [&str; 8] = [
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-activedescendant",
    "aria-flowto",
    "aria-details",
    "aria-errormessage",
];

/// The place of the attribute `name` (in lower case) of `node`.
pub(super) fn place(node: &Node, name: &str, rules: &Rules) -> Place {
    let forms = rules.forms;
    match name {
        // What a canvas showed when the snapshot was taken, as rrweb writes it.
        "rr_dataurl" if node.kind == Kind::Canvas && !rules.canvas => Place::Drop,
        "class" | "style" | "id" | "for" | "type" | "rel" | "_csstext" | "rr_dataurl" => Place::Keep,
        "value" => value(node, forms),
        "checked" | "selected" | "rr_indeterminate" if !forms => Place::Drop,
        "srcdoc" | "nonce" => Place::Drop,
        "content" => content(node),
        "href" | "src" | "action" | "formaction" | "poster" | "cite" | "data" | "background" | "longdesc"
        | "manifest" | "xlink:href" | "codebase" | "ping" | "rr_src" => Place::Url,
        "srcset" | "imagesrcset" => Place::UrlSet,
        "title" | "alt" | "placeholder" | "label" | "summary" | "abbr" | "download" | "aria-valuenow" => {
            text(node)
        }
        "aria-valuetext" => Place::Value,
        _ => by_family(node, name),
    }
}

fn by_family(node: &Node, name: &str) -> Place {
    let (family, rest) = name.split_at(name.find(['-', '_']).map_or(name.len(), |at| at + 1));
    match family {
        "aria-" if REFERENCES.contains(&name) => Place::Keep,
        "aria-" => text(node),
        "data-" => data(node, rest),
        "rr_" => Place::Named,
        // Attributes that begin with these letters are code; `on` alone is a page's own, and style sheets ask for it.
        _ if name.len() > 2 && name.starts_with("on") => Place::Drop,
        _ if is_layout(name) => Place::Keep,
        _ => Place::Named,
    }
}

/// `data-*`, by what its last word promises. Libraries mirror typed text into `data-value`.
fn data(node: &Node, name: &str) -> Place {
    match name.rsplit('-').next().unwrap_or_default() {
        "value" | "values" => Place::Value,
        "src" | "href" | "url" | "uri" | "link" => Place::Url,
        "srcset" => Place::UrlSet,
        "password" if name == "rr-is-password" => Place::Keep,
        // For programs only, and different for each visitor.
        "password" | "token" | "csrf" | "secret" | "auth" | "session" | "nonce" => Place::Secret,
        _ => text(node),
    }
}

fn text(node: &Node) -> Place {
    match node.inside {
        Inside::Safe => Place::SafeText,
        Inside::Marked => Place::Full,
        _ => Place::Text,
    }
}

fn value(node: &Node, forms: bool) -> Place {
    match node.kind {
        _ if node.secret => Place::Secret,
        Kind::Input if node.label => text(node),
        _ if node.inside == Inside::Marked => Place::Secret,
        Kind::Input | Kind::Field | Kind::Unknown => Place::Value,
        Kind::Measure => Place::Named,
        _ if forms => text(node),
        _ => Place::Text,
    }
}

fn content(node: &Node) -> Place {
    match node.content {
        Content::Layout => Place::Keep,
        Content::Secret => Place::Secret,
        Content::Text => text(node),
    }
}

/// Geometry and behaviour, which must stay exact: a path of a drawing is full of digits.
fn is_layout(name: &str) -> bool {
    matches!(
        name,
        "d" | "points"
            | "transform"
            | "viewbox"
            | "x"
            | "y"
            | "x1"
            | "x2"
            | "y1"
            | "y2"
            | "cx"
            | "cy"
            | "r"
            | "rx"
            | "ry"
            | "dx"
            | "dy"
            | "width"
            | "height"
            | "fill"
            | "stroke"
            | "offset"
            | "opacity"
            | "values"
            | "dur"
            | "begin"
            | "path"
            | "mask"
            | "filter"
            | "size"
            | "sizes"
            | "rows"
            | "cols"
            | "colspan"
            | "rowspan"
            | "tabindex"
            | "min"
            | "max"
            | "step"
            | "media"
            | "integrity"
            | "stroke-width"
            | "stroke-dasharray"
            | "stroke-dashoffset"
            | "font-size"
            | "font-family"
            | "clip-path"
            | "matrix"
            | "gradienttransform"
            | "patterntransform"
            | "keytimes"
            | "keysplines"
            | "stddeviation"
            | "tablevalues"
    )
}

/// Takes in what one attribute says about its element. Every attribute may pass here, in any order.
pub(super) fn learn(node: &mut Node, name: &str, value: &str) {
    match name {
        "type" => input_type(node, value),
        "autocomplete" => node.secret |= value.split_ascii_whitespace().any(is_secret_token),
        "name" | "id" | "property" | "http-equiv" | "placeholder" | "aria-label" => named(node, name, value),
        "pattern" => node.secret |= is_pattern_of_a_card(node, value),
        "data-rr-is-password" => node.secret = true,
        "contenteditable" => editable(node, value),
        "class" => class(node, value),
        _ => mark(node, name, value),
    }
}

/// True for attributes that [`learn`] must see even of elements that are not looked at ahead.
pub(super) fn teaches(name: &str) -> bool {
    matches!(name, "contenteditable" | "class") || name.starts_with("data-")
}

fn input_type(node: &mut Node, value: &str) {
    let is = |names: &[&str]| names.iter().any(|name| value.eq_ignore_ascii_case(name));
    if node.kind == Kind::Input || node.kind == Kind::Field {
        node.secret |= is(&["password", "hidden", "file"]);
    }
    node.label |= is(&["button", "submit", "reset", "image"]);
}

fn is_secret_token(token: &str) -> bool {
    let token = token.to_ascii_lowercase();
    token.starts_with("cc-")
        || matches!(token.as_str(), "one-time-code" | "new-password" | "current-password")
}

/// Names by which developers call what must not be seen, letters and digits only.
const SECRET_NAMES: [&str; 25] = [
    "passw",
    "passphrase",
    "heslo",
    "jelsz",
    "cardno",
    "cardnum",
    "ccnum",
    "ccexp",
    "creditcard",
    "kartennummer",
    "kartaszam",
    "kartyaszam",
    "slokarty",
    "cvv",
    "cvc",
    "iban",
    "securitycode",
    "sicherheitscode",
    "onetime",
    "pincode",
    "csrf",
    "secret",
    "token",
    "expir",
    "expdat",
];

fn named(node: &mut Node, name: &str, value: &str) {
    let plain: String = value.chars().map(unaccented).filter(char::is_ascii_alphanumeric).collect();
    match node.kind {
        Kind::Input | Kind::Field if !node.label => {
            node.secret |= matches!(
                plain.as_str(),
                "pin" | "otp" | "ssn" | "pwd" | "tan" | "csc" | "mmyy" | "mmjj" | "mmrr"
            ) || plain.starts_with("prufz")
                || SECRET_NAMES.iter().any(|secret| plain.contains(secret));
        }
        Kind::Meta if name != "id" => node.content = meta(node.content, &plain),
        _ => {}
    }
}

/// In lower case, as a developer writes it whose keyboard has no accents.
fn unaccented(letter: char) -> char {
    match letter {
        'á' | 'Á' | 'ä' | 'Ä' => 'a',
        'é' | 'É' | 'ě' | 'Ě' => 'e',
        'í' | 'Í' => 'i',
        'ó' | 'Ó' | 'ö' | 'Ö' | 'ő' | 'Ő' => 'o',
        'ú' | 'Ú' | 'ü' | 'Ü' | 'ů' | 'Ů' | 'ű' | 'Ű' => 'u',
        _ => letter.to_ascii_lowercase(),
    }
}

/// As many digits as a card has, or a security code.
fn is_pattern_of_a_card(node: &Node, value: &str) -> bool {
    let signs = ["{13", "{14", "{15", "{16", "{17", "{18", "{19", "{3,4"];
    node.kind == Kind::Input && signs.iter().any(|sign| value.contains(sign))
}

fn meta(before: Content, name: &str) -> Content {
    match name {
        "viewport" | "colorscheme" | "themecolor" if before == Content::Text => Content::Layout,
        "refresh" => Content::Secret,
        _ if ["csrf", "token", "nonce", "verification", "secret", "key"]
            .iter()
            .any(|word| name.contains(word)) =>
        {
            // `keywords` are for search engines and say nothing about the visitor.
            if name == "keywords" { before } else { Content::Secret }
        }
        _ => before,
    }
}

fn editable(node: &mut Node, value: &str) {
    match (value.eq_ignore_ascii_case("false"), node.inside) {
        (_, Inside::Marked) => {}
        (true, Inside::Value) => node.inside = Inside::Page,
        (true, _) => {}
        (false, _) => node.inside = Inside::Value,
    }
}

fn class(node: &mut Node, value: &str) {
    // Every element has classes: looking at what follows a hyphen is cheap, splitting them all is not.
    let mut hyphens = memchr::memchr_iter(b'-', value.as_bytes());
    let tails = ["-mask", "-no-capture"];
    if !hyphens.any(|at| value.get(at..).is_some_and(|rest| tails.iter().any(|tail| rest.starts_with(tail))))
    {
        return;
    }
    let marks = ["rr-mask", "sentry-mask", "ph-mask", "ph-no-capture"];
    if value.split_ascii_whitespace().any(|class| marks.contains(&class)) {
        node.inside = Inside::Marked;
    }
}

/// The marks of ours and other products, so that a site that marked its fields keeps its protection.
fn mark(node: &mut Node, name: &str, value: &str) {
    match (name, value) {
        ("data-recording-sensitive" | "data-hj-suppress" | "data-private" | "data-clarity-mask", _)
        | ("data-openreplay-obscured" | "data-recording-disable", _)
        | ("data-sl", "mask" | "exclude") => node.inside = Inside::Marked,
        ("data-recording-ignore", _) => node.secret = true,
        ("data-recording-gdpr-safe", _) | ("data-sl", "unmask") => node.inside = Inside::Safe,
        _ => {}
    }
}
