//! Addresses: what of a URL names the page and what names the person.
//!
//! Kept: scheme, host, path without long numbers, the names of query fields, the values of those the
//! site has allowed, and a fragment that is a plain anchor or a route. Gone: user and password, the other
//! values, fragments with fields in them (tokens of OAuth and password resets travel there), and
//! addresses that are scripts.

use std::borrow::Cow;

use super::{Masked, Sought, digit::Folded, edit::Edit, email, iban, number, secret};

/// Schemes that carry their content with them: pictures and fonts, which are part of the page.
const CARRIERS: [&str; 8] = [
    "data:image/",
    "data:font/",
    "data:application/font",
    "data:application/x-font",
    "data:text/css",
    "data:audio/",
    "data:video/",
    "blob:",
];

/// True for a `data:` address of a picture, a font or the like.
pub(crate) fn is_carrier(url: &str) -> bool {
    CARRIERS.iter().any(|scheme| *scheme != "blob:" && starts_with(url, scheme))
}

/// Digits in a row that a path may have: years and page numbers, no customer's.
pub(super) const PATH_DIGITS_MAX: usize = 4;

/// The address without what names a person; `None` when it is fine as it is.
pub(crate) fn mask(url: &str, sought: Sought, keep: &[String], masked: &mut Masked) -> Option<String> {
    super::to_rest(url, |url| mask_once(url, sought, keep, masked))
}

fn mask_once(url: &str, sought: Sought, keep: &[String], masked: &mut Masked) -> Option<String> {
    let trimmed = url.trim_start_matches(|letter: char| letter <= ' ');
    if CARRIERS.iter().any(|scheme| starts_with(trimmed, scheme)) {
        return None;
    }
    let cut = if carries_code(trimmed) { String::new() } else { cut(url, sought, keep) };
    let found = mask_found(&cut, sought, masked);
    let result = found.or_else(|| (cut != url).then_some(cut));
    masked.urls += u64::from(result.is_some());
    result
}

/// What no rule above knows by place: addresses and tokens anywhere in the URL.
fn mask_found(url: &str, sought: Sought, masked: &mut Masked) -> Option<String> {
    let mut edit = Edit::new(url);
    masked.secrets += secret::mask(&mut edit);
    if sought.emails {
        masked.emails += email::mask(&mut edit);
    }
    masked.ibans += iban::mask(&mut edit);
    masked.cards += super::card::mask(&mut edit);
    edit.finish()
}

/// `javascript:`, `vbscript:` and data that is no picture, also with the white space browsers ignore.
fn carries_code(url: &str) -> bool {
    let scheme: String = url.chars().filter(|letter| *letter > ' ').take(11).collect();
    ["javascript:", "vbscript:", "data:"].iter().any(|code| starts_with(&scheme, code))
}

fn starts_with(url: &str, scheme: &str) -> bool {
    url.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
}

fn cut(url: &str, sought: Sought, keep: &[String]) -> String {
    let (rest, fragment) = split(url, '#');
    let fragment = fragment.and_then(|fragment| anchor(fragment, sought, keep));
    let (place, query) = split(rest, '?');
    let mut out = place_without_person(place, sought);
    for (mark, part) in [('?', query.map(|query| fields(query, keep))), ('#', fragment)] {
        if let Some(part) = part {
            out.push(mark);
            out.push_str(&part);
        }
    }
    out
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at).map_or((text, None), |(head, tail)| (head, Some(tail)))
}

/// Scheme, host and path: `https://user:password@host/` loses user and password, long numbers in the
/// path are masked. The host keeps its digits: it is the site, not the person.
fn place_without_person(place: &str, sought: Sought) -> String {
    let (scheme, rest) = place.split_at(authority(place).unwrap_or(0));
    let host_length = if scheme.is_empty() { 0 } else { rest.find('/').unwrap_or(rest.len()) };
    let (host, path) = rest.split_at(host_length);
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let path = if sought.numbers { numbers_masked(place, path) } else { Cow::Borrowed(path) };
    format!("{scheme}{host}{path}")
}

/// Of a telephone number, all; of a path, those that are too long for a page's.
fn numbers_masked<'a>(place: &str, path: &'a str) -> Cow<'a, str> {
    match starts_with(place.trim_start(), "tel:") {
        true => number::mask(path).map_or(Cow::Borrowed(path), Cow::Owned),
        false => short_numbers(path),
    }
}

/// Where the host begins, in an address that names one.
fn authority(place: &str) -> Option<usize> {
    let at = place.find("//")?;
    (at == 0 || place.get(..at)?.ends_with(':')).then_some(at + 2)
}

/// The text with every run of more than [`PATH_DIGITS_MAX`] digits masked.
pub(crate) fn short_numbers(path: &str) -> Cow<'_, str> {
    let folded = Folded::of(path.as_bytes());
    let bytes = folded.bytes();
    let mut edit = Edit::new(path);
    let mut start = 0;
    for at in 0..=bytes.len() {
        if bytes.get(at).is_some_and(u8::is_ascii_digit) {
            continue;
        }
        if at - start > PATH_DIGITS_MAX {
            edit.star(folded.place(start..at), |_| true);
        }
        start = at + 1;
    }
    edit.finish().map_or(Cow::Borrowed(path), Cow::Owned)
}

/// Query fields: allowed ones whole, of the others the name, of those without a name nothing.
fn fields(query: &str, keep: &[String]) -> String {
    let kept: Vec<String> = query.split('&').filter_map(|field| self::field(field, keep)).collect();
    kept.join("&")
}

fn field(field: &str, keep: &[String]) -> Option<String> {
    let (name, value) = split(field, '=');
    if keep.iter().any(|key| key == name) {
        return Some(field.to_owned());
    }
    // A name made of a number (`?4711=1`) is a value in the wrong place.
    value.map(|_| format!("{}=", short_numbers(name)))
}

/// A fragment: a route (`#/orders?id=7`) is read like a URL, fields are dropped, an anchor stays: it is
/// an id of the page, which pictures and menus refer to.
fn anchor(fragment: &str, sought: Sought, keep: &[String]) -> Option<String> {
    let is_route = fragment.starts_with('/') || fragment.starts_with("!/");
    if !is_route {
        return (!fragment.contains(['=', '?'])).then(|| fragment.to_owned());
    }
    let (route, query) = split(fragment, '?');
    let route = if sought.numbers { short_numbers(route) } else { Cow::Borrowed(route) };
    Some(query.map_or(route.to_string(), |query| format!("{route}?{}", fields(query, keep))))
}

/// The addresses of a `srcset`, each masked, with their descriptors.
pub(crate) fn mask_set(set: &str, sought: Sought, keep: &[String], masked: &mut Masked) -> Option<String> {
    let mut out = String::with_capacity(set.len());
    let mut rest = set;
    let mut changed = false;
    while !rest.is_empty() {
        let (gap, after) =
            rest.split_at(rest.find(|c: char| !c.is_ascii_whitespace() && c != ',').unwrap_or(rest.len()));
        let (url, after) =
            after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len()));
        let url_end = url.trim_end_matches(',').len();
        let (url, commas) = url.split_at(url_end);
        let descriptor = if commas.is_empty() { after.find(',').unwrap_or(after.len()) } else { 0 };
        let (descriptor, after) = after.split_at(descriptor);
        let clean = mask(url, sought, keep, masked);
        changed |= clean.is_some();
        out.extend([gap, clean.as_deref().unwrap_or(url), commas, descriptor]);
        rest = after;
    }
    changed.then_some(out)
}

/// Masks the absolute addresses inside a text: console lines and error messages are full of them.
pub(crate) fn mask_within(
    text: &str,
    sought: Sought,
    keep: &[String],
    masked: &mut Masked,
) -> Option<String> {
    let mut out = String::new();
    let (mut copied, mut read) = (0, 0);
    for (at, _) in text.match_indices("://") {
        // An address in an address is part of it, whether anything was masked there or not.
        if at < read {
            continue;
        }
        let (start, end) = around(text, at);
        read = end;
        let clean = text.get(start..end).and_then(|url| mask(url, sought, keep, masked));
        if let Some(clean) = clean {
            out.push_str(text.get(copied..start).unwrap_or_default());
            out.push_str(&clean);
            copied = end;
        }
    }
    (copied > 0).then(|| out + text.get(copied..).unwrap_or_default())
}

/// From the scheme's first letter to the first character that ends a URL in running text.
fn around(text: &str, at: usize) -> (usize, usize) {
    let head = text.get(..at).unwrap_or_default();
    let scheme = head.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let rest = text.get(at..).unwrap_or_default();
    let ends = |letter: char| {
        letter.is_whitespace() || matches!(letter, '"' | '\'' | '<' | '>' | '(' | ')' | '`' | '\\' | '|')
    };
    (at - scheme, at + rest.find(ends).unwrap_or(rest.len()))
}
