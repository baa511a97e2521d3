//! PostHog's field compression (`"cv":"2024-10"`): the large fields of an event are strings whose
//! characters are gzip bytes of JSON. Undone here; the shapes are those of its own reader.

use super::ImportError;
use super::inflate::Budget;
use crate::event::slice;
use crate::json::{Cursor, find, number, text};

/// The event with its fields plain; `None` when it is not compressed.
pub(super) fn plain(raw: &str, budget: &mut Budget) -> Result<Option<String>, ImportError> {
    let [version, kind, data] = find(raw, ["cv", "type", "data"]);
    let (Some(_), Some(data)) = (version, data) else { return Ok(None) };
    let plain_data = match (number(kind), data.starts_with('{')) {
        (Some(_), false) => unpacked(data, budget)?,
        (Some(3.0), true) => Some(changes(data, budget)?),
        _ => None,
    };
    rebuild(raw, |name, value| {
        Ok(match name {
            "cv" => Member::Dropped,
            "data" => Member::Is(plain_data.clone().unwrap_or_else(|| value.to_owned())),
            _ => Member::Is(value.to_owned()),
        })
    })
    .map(Some)
}

/// The fields of a mutation or a style sheet's rules.
fn changes(data: &str, budget: &mut Budget) -> Result<String, ImportError> {
    rebuild(data, |name, value| {
        let packs = matches!(name, "texts" | "attributes" | "removes" | "adds");
        let plain = if packs { unpacked(value, budget)? } else { None };
        Ok(Member::Is(plain.unwrap_or_else(|| value.to_owned())))
    })
}

fn unpacked(raw: &str, budget: &mut Budget) -> Result<Option<String>, ImportError> {
    match text(Some(raw)) {
        Some(packed) => budget.unpack(&packed),
        None => Ok(None),
    }
}

enum Member {
    Is(String),
    Dropped,
}

/// The object with each member's value as `change` says.
fn rebuild(
    object: &str,
    mut change: impl FnMut(&str, &str) -> Result<Member, ImportError>,
) -> Result<String, ImportError> {
    let mut cursor = Cursor::new(object.as_bytes());
    let mut members = Vec::new();
    cursor.expect(b'{')?;
    let mut more = !cursor.closed(b'}')?;
    while more {
        let key = cursor.key()?;
        let span = cursor.skip(usize::MAX)?;
        let name = slice(object, key.span);
        if let Member::Is(value) = change(name, slice(object, span))? {
            members.push(format!("\"{name}\":{value}"));
        }
        more = cursor.more(b'}')?;
    }
    Ok(format!("{{{}}}", members.join(",")))
}
