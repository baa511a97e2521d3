//! Addresses in which there is nothing to look for: a host, a path of words, an anchor.
//!
//! Nearly all links of a page are such, and [`super::url::mask`] would take them apart to find that out.

use super::{Glance, card, iban, secret, url};

/// True only when [`super::url::mask`] would change nothing, whatever the rules.
pub(crate) fn is_plain(url: &[u8]) -> bool {
    let place = [&b"https://"[..], b"http://"].iter().find_map(|scheme| url.strip_prefix(*scheme));
    let path = place.map_or(Some(url), after_host);
    let quiet = |rest| Glance::of(rest).is_digits() || !secret::possible(url);
    path.and_then(after_path).is_some_and(is_anchor) && !holds_numbers(url) && quiet(place.unwrap_or(url))
}

/// What follows `host` or `host:port`.
fn after_host(place: &[u8]) -> Option<&[u8]> {
    let length = place.iter().position(|&byte| byte == b'/' || byte == b'#').unwrap_or(place.len());
    let (host, rest) = place.split_at(length);
    host.iter().all(|&byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte)).then_some(rest)
}

/// What follows the path, if that has no long number.
fn after_path(path: &[u8]) -> Option<&[u8]> {
    let mut run = 0;
    for (at, &byte) in path.iter().enumerate() {
        run = if byte.is_ascii_digit() { run + 1 } else { 0 };
        if byte == b'#' {
            return path.get(at..);
        }
        if run > url::PATH_DIGITS_MAX || !is_word(byte) && byte != b'/' {
            return None;
        }
    }
    Some(&[])
}

/// Nothing, or the name of a place of the page; no route.
fn is_anchor(fragment: &[u8]) -> bool {
    fragment.iter().skip(1).all(|&byte| is_word(byte))
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')
}

fn holds_numbers(url: &[u8]) -> bool {
    url.iter().filter(|byte| byte.is_ascii_digit()).count() >= card::DIGITS_MIN || iban::possible(url)
}
