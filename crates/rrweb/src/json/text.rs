//! From the bytes between two quotes to the text they mean, and back.

use std::borrow::Cow;

/// The text that the content of a JSON string means. `raw` has passed the cursor.
///
/// Half of a surrogate pair alone (browsers send them when they cut an emoji in two) becomes U+FFFD.
pub(crate) fn decode(raw: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\\', raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        rest = unescape(escape, &mut text);
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Adds the character of one escape (its backslash is gone) and gives what follows it.
fn unescape<'a>(escape: &'a str, text: &mut String) -> &'a str {
    let mut chars = escape.chars();
    match chars.next() {
        Some('u') => return unescape_unicode(chars.as_str(), text),
        Some('b') => text.push('\u{8}'),
        Some('f') => text.push('\u{c}'),
        Some('n') => text.push('\n'),
        Some('r') => text.push('\r'),
        Some('t') => text.push('\t'),
        Some(other) => text.push(other),
        None => {}
    }
    chars.as_str()
}

fn unescape_unicode<'a>(rest: &'a str, text: &mut String) -> &'a str {
    let Some((high, after)) = unit(rest) else {
        text.push(char::REPLACEMENT_CHARACTER);
        return rest;
    };
    let low = after.strip_prefix("\\u").and_then(unit);
    if let (0xd800..=0xdbff, Some((low @ 0xdc00..=0xdfff, end))) = (high, low) {
        let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
        text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        return end;
    }
    text.push(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER));
    after
}

/// Four hex digits and what follows them.
fn unit(rest: &str) -> Option<(u32, &str)> {
    let (digits, after) = rest.split_at_checked(4)?;
    Some((u32::from_str_radix(digits, 16).ok()?, after))
}

/// Writes `text` as the content of a JSON string, without quotes.
pub(crate) fn encode_into(text: &str, out: &mut Vec<u8>) {
    for byte in text.bytes() {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0..0x20 => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => out.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_mean_what_a_browser_takes_them_for() {
        for raw in [r"plain", r#"a\"b\\c\/d\b\f\n\r\t"#, r"\u0031\u00e9\ud83d\ude00x", r"\u0000\u001f"] {
            let expected: String = serde_json::from_str(&format!("\"{raw}\"")).unwrap();
            assert_eq!(decode(raw), expected);
        }
    }

    #[test]
    fn half_an_emoji_becomes_a_replacement_character() {
        assert_eq!(decode(r"a\ud83d!"), "a\u{fffd}!");
        assert_eq!(decode(r"\ude00\ud83d\u0031"), "\u{fffd}\u{fffd}1");
    }

    #[test]
    fn encoding_undoes_decoding() {
        let text = "q\"b\\ n\n t\t c\u{1} é 😀";
        let mut raw = Vec::new();
        encode_into(text, &mut raw);
        assert_eq!(decode(std::str::from_utf8(&raw).unwrap()), text);
    }
}
