//! Single members of a JSON object that has been validated before.

use std::borrow::Cow;

use super::{Cursor, decode};
use crate::event::slice;

/// The raw values of the members with these names, the last of equal names; `None` for what is not there
/// or when `json` is no object. Stops at the first thing that is no JSON.
pub(crate) fn find<'a, const N: usize>(json: &'a str, names: [&str; N]) -> [Option<&'a str>; N] {
    let mut found = [None; N];
    let mut cursor = Cursor::new(json.as_bytes());
    let _ = members(&mut cursor, json, |name, value| {
        if let Some(index) = names.iter().position(|wanted| *wanted == name) {
            found[index] = Some(value);
        }
    });
    found
}

fn members<'a>(
    cursor: &mut Cursor<'a>,
    json: &'a str,
    mut visit: impl FnMut(&str, &'a str),
) -> Result<(), crate::event::Invalid> {
    cursor.expect(b'{')?;
    let mut more = !cursor.closed(b'}')?;
    while more {
        let key = cursor.key()?;
        let value = cursor.skip(usize::MAX)?;
        let name = slice(json, key.span);
        visit(&if key.escaped { decode(name) } else { Cow::Borrowed(name) }, slice(json, value));
        more = cursor.more(b'}')?;
    }
    Ok(())
}

/// The text of a raw value that is a string.
pub(crate) fn text(raw: Option<&str>) -> Option<Cow<'_, str>> {
    raw?.strip_prefix('"')?.strip_suffix('"').map(decode)
}

/// The value of a raw value that is a number.
pub(crate) fn number(raw: Option<&str>) -> Option<f64> {
    crate::event::parse(raw?.as_bytes())
}
