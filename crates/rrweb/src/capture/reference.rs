//! References to contents in events: how they are told from other strings, and how the contents are put in.

use std::borrow::Cow;

use super::{ContentHash, ContentKind};
use crate::json::encode_into;

/// What a reference begins with, as it stands in JSON. No other string has it: see [`without_nul`].
const MARK: &str = "\\u0000#";
/// Mark, kind and hash.
const LENGTH: usize = MARK.len() + 1 + 32;

/// A reference's kind and hash; `raw` is a JSON string's content, not unescaped.
pub(crate) fn reference(raw: &str) -> Option<(ContentKind, ContentHash)> {
    let rest = raw.strip_prefix(MARK).filter(|_| raw.len() == LENGTH)?;
    let (kind, digits) = rest.split_at_checked(1)?;
    let mut hash = ContentHash::default();
    for (byte, digits) in hash.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        *byte = half(digits[0])? << 4 | half(digits[1])?;
    }
    Some((ContentKind::from_number(u64::from(half(kind.bytes().next()?)?))?, hash))
}

/// A hex digit as the decoder writes it.
fn half(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// JSON in which every escape of U+0000 is that of U+FFFD, so that nothing in it can pass for a reference.
///
/// Such characters mean nothing in a page's texts: HTML makes the same of them.
pub(crate) fn without_nul(json: &[u8]) -> Cow<'_, [u8]> {
    const NUL: &[u8] = b"\\u0000";
    let mut found = memchr::memmem::find_iter(json, NUL).peekable();
    if found.peek().is_none() {
        return Cow::Borrowed(json);
    }
    let mut clean = json.to_vec();
    for at in found {
        let backslashes = json.iter().take(at).rev().take_while(|byte| **byte == b'\\').count();
        // After an odd number, this backslash is itself escaped and what follows are five letters.
        if let Some(digits) = clean.get_mut(at + 2..at + NUL.len()).filter(|_| backslashes % 2 == 0) {
            digits.copy_from_slice(b"fffd");
        }
    }
    Cow::Owned(clean)
}

/// An event, or several, with contents in place of their references; `None` when there is none, which costs a search
/// for the mark. What `content` does not know becomes an empty string.
pub fn resolve<T: AsRef<str>>(
    json: &str,
    mut content: impl FnMut(ContentKind, &ContentHash) -> Option<T>,
) -> Option<String> {
    const QUOTED: &[u8] = b"\"\\u0000#";
    let mut out = Vec::new();
    let mut copied = 0;
    for at in memchr::memmem::find_iter(json.as_bytes(), QUOTED) {
        let raw = json.get(at + 1..at + 1 + LENGTH);
        let closed = json.as_bytes().get(at + 1 + LENGTH) == Some(&b'"');
        let Some((kind, hash)) = raw.filter(|_| closed).and_then(reference) else { continue };
        out.extend_from_slice(json.as_bytes().get(copied..at + 1).unwrap_or_default());
        if let Some(text) = content(kind, &hash) {
            encode_into(text.as_ref(), &mut out);
        }
        copied = at + 1 + LENGTH;
    }
    if copied == 0 {
        return None;
    }
    out.extend_from_slice(json.as_bytes().get(copied..).unwrap_or_default());
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = r"\u0000#000112233445566778899aabbccddeeff";

    #[test]
    fn a_reference_is_a_mark_a_kind_and_a_hash_and_nothing_else() {
        let hash = std::array::from_fn(|at| 17 * at as u8);
        assert_eq!(reference(CSS), Some((ContentKind::Css, hash)));
        assert_eq!(reference(&CSS.replace("#0", "#2")), Some((ContentKind::Data, hash)));
        for wrong in
            ["", r"\u0000#", &CSS[..39], &format!("{CSS}0"), &CSS.replace("#0", "#3"), &CSS.replace('f', "F")]
        {
            assert_eq!(reference(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contents_take_the_place_of_their_references() {
        let json = format!(r#"{{"a":"{CSS}","b":"x{CSS}","c":"{}","d":["{CSS}"]}}"#, CSS.replace("#0", "#1"));
        let resolved =
            resolve(&json, |kind, _| (kind == ContentKind::Css).then_some("a::after{content:\"\\n\"}"));
        let css = r#"a::after{content:\"\\n\"}"#;
        assert_eq!(resolved, Some(format!(r#"{{"a":"{css}","b":"x{CSS}","c":"","d":["{css}"]}}"#)));
        assert_eq!(resolve(r#"{"a":"b"}"#, |_, _| Some("")), None);
    }

    #[test]
    fn what_only_looks_like_an_escape_stays() {
        let json = r#"["\u0000#","\\u0000","\\\u0000","\u00000"]"#;
        assert_eq!(without_nul(json.as_bytes()).as_ref(), br#"["\ufffd#","\\u0000","\\\ufffd","\ufffd0"]"#);
        assert!(matches!(without_nul(b"[]"), Cow::Borrowed(_)));
    }
}
