//! Digits of any script.

/// The text with every digit a star; `None` when there is none.
///
/// Unicode's other numerals (Roman, circled, fractions) go too: a house number may be written with them.
pub(crate) fn mask(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    if text.is_ascii() {
        let any = bytes.iter().fold(false, |any, byte| any | byte.is_ascii_digit());
        return any.then(|| text.replace(|letter: char| letter.is_ascii_digit(), "*"));
    }
    text.contains(char::is_numeric).then(|| text.replace(char::is_numeric, "*"))
}
