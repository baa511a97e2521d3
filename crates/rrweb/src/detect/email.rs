//! E-mail addresses, also with the at-sign percent-encoded as in URLs or escaped as in JSON, also with letters beyond
//! ASCII.

use super::edit::Edit;

/// What ends like a domain but names a file: `icon@2x.png`, `vue@3.2.min.js`.
const FILES: [&[u8]; 12] =
    [b"png", b"jpg", b"jpeg", b"gif", b"webp", b"svg", b"avif", b"css", b"js", b"mjs", b"map", b"woff2"];

/// Masks every address and says how many there were.
pub(crate) fn mask(edit: &mut Edit) -> u64 {
    let mut count = 0;
    let mut from = 0;
    while let Some((at, after)) = next_at_sign(edit.bytes(), from) {
        from = after;
        let local = local_start(edit.bytes(), at);
        let domain = domain_end(edit.bytes(), after);
        if let (Some(start), Some(end)) = (local, domain) {
            edit.star(start..at, |_| true);
            edit.star(after..end, |byte| byte != b'.');
            from = end;
            count += 1;
        }
    }
    count
}

/// The ways to write an at-sign, each beginning with one of three bytes.
const SIGNS: [&[u8]; 4] = [b"@", b"%40", b"%2540", b"\\u0040"];

/// The next at-sign: where it begins and ends.
fn next_at_sign(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(from..)?;
    for offset in memchr::memchr3_iter(b'@', b'%', b'\\', rest) {
        let here = rest.get(offset..)?;
        if let Some(sign) = SIGNS.iter().find(|sign| here.starts_with(sign)) {
            return Some((from + offset, from + offset + sign.len()));
        }
    }
    None
}

fn local_start(bytes: &[u8], at: usize) -> Option<usize> {
    let before = bytes.get(..at)?;
    let local = before.iter().rev().take_while(|&&byte| is_local(byte)).count();
    let start = at - local;
    let has_letter = before.get(start..)?.iter().any(|&byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
    has_letter.then_some(start)
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || b"._%+'-".contains(&byte)
}

/// The end of a domain name with at least two labels, the last of at least two letters.
fn domain_end(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..)?;
    let length = rest.iter().take_while(|&&byte| is_domain(byte)).count();
    let domain = rest.get(..length)?;
    let length = domain.iter().rposition(|&byte| byte != b'.' && byte != b'-')? + 1;
    let domain = domain.get(..length)?;
    let (name, top) = domain.split_at(memchr::memrchr(b'.', domain)?);
    let top = top.get(1..)?;
    let is_top = top.len() >= 2 && top.iter().any(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80);
    let is_file = FILES.iter().any(|file| top.eq_ignore_ascii_case(file));
    (is_top && !is_file && !name.is_empty()).then_some(start + length)
}

fn is_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || byte == b'.' || byte == b'-'
}
