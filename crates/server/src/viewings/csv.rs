//! The viewing log as comma-separated values (RFC 4180), page by page.
//!
//! Spreadsheets take a cell that begins like a formula for one, and a member may call themselves what they like: such cells get an
//! apostrophe in front.

use bytes::Bytes;
use futures_util::Stream;
use jiff::Timestamp;
use uuid::Uuid;

use super::Viewing;
use super::query::{self, Wanted};
use crate::app::App;
use crate::names::name;

/// Lines read at once.
const AT_ONCE: i64 = 500;

/// The first bytes: without the mark, spreadsheets take UTF-8 for something else.
const HEAD: &str = "\u{feff}time,member,action,recording,receipt\r\n";

/// Header and lines, newest first; those before `before`, where it is given.
pub(super) fn table(
    app: App,
    workspace: Uuid,
    wanted: Wanted,
    before: Option<Uuid>,
) -> impl Stream<Item = anyhow::Result<Bytes>> + Send {
    let start = (HEAD.to_owned(), Some(before));
    futures_util::stream::try_unfold(start, move |(head, at)| {
        let (app, wanted) = (app.clone(), wanted.clone());
        async move {
            let Some(before) = at else { return Ok(None) };
            let lines = query::list(&app.db, workspace, &wanted, before, AT_ONCE).await?;
            let text = lines.iter().map(line).fold(head, |text, line| text + &line);
            let more = lines.len() as i64 == AT_ONCE;
            let next = lines.last().filter(|_| more).map(|last| Some(last.id));
            Ok(Some((Bytes::from(text), (String::new(), next))))
        }
    })
}

fn line(viewing: &Viewing) -> String {
    let id = |id: Option<Uuid>| id.map_or(String::new(), |id| id.to_string());
    let cells = [
        Timestamp::from_millisecond(viewing.at).map_or(String::new(), |time| time.to_string()),
        // The operator is no member, and has no name.
        viewing.by.clone().unwrap_or_default(),
        name(&viewing.action),
        id(viewing.recording),
        id(viewing.erasure),
    ];
    cells.map(|cell| quoted(&cell)).join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if guard.is_empty() && !cell.contains(['"', ',', '\r', '\n']) {
        return cell.to_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_quoted_where_it_must_and_is_never_a_formula() {
        for (cell, written) in [
            ("Eva", "Eva"),
            ("", ""),
            ("Berg, Ida", "\"Berg, Ida\""),
            ("Ida \"Ib\" Berg", "\"Ida \"\"Ib\"\" Berg\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "\"'=1+1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("-2+3,\"x\"", "\"'-2+3,\"\"x\"\"\""),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
