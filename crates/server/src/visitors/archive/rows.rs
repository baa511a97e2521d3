//! The rows of a visitor, as the database has them, in words: every column of every table that knows of them. Times are written as
//! times, ids as ids, JSON as JSON.

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Column, Row};
use uuid::Uuid;

use super::zip::Zip;
use crate::app::App;
use crate::id;

/// Tables whose rows belong to a recording, and by which name they stand beside it.
pub const OF_RECORDINGS: [(&str, &str); 4] = [
    ("recording_tab", "tabs"),
    ("page_view", "pages"),
    ("segment", "segments"),
    ("recording_detail", "detail"),
];

/// Tables that name a recording and are not in the archive, and why.
pub const LEFT_OUT: [(&str, &str); 5] = [
    ("visitor_secret", "what their recordings are enciphered with; the archive has them deciphered"),
    ("recording_secret", "the same"),
    ("viewing", "what members did: theirs, not the visitor's"),
    ("journal_batch", "where the bytes of a visit lie that is not sealed yet"),
    ("journal_remains", "where bytes lie that the journal has yet to purge"),
];

/// Recordings read at once.
const AT_ONCE: i64 = 50;

/// A summary, unpacked.
const SUMMARY_BYTES_MAX: usize = 64 << 20;

/// A number of ms from here on is a moment, below it a duration.
const MOMENT_MS: i64 = 100_000_000_000;

/// One visitor with their recordings.
pub(super) async fn write(app: &App, visitor: Uuid, zip: &mut Zip) -> anyhow::Result<()> {
    let row = sqlx::query("select * from visitor where id = $1").bind(id::bytes(visitor));
    let Some(row) = row.fetch_optional(app.db.read()).await? else {
        return zip.write("null".into()).await;
    };
    let head = json!(words(&row)?).to_string();
    zip.write(format!("{{\"visitor\":{head},\"recordings\":[").into_bytes()).await?;
    let (mut after, mut separator) = (Uuid::nil(), "\n");
    loop {
        let rows = recordings(app, visitor, after).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            after = crate::db::uuid(&row, "id")?;
            let mut recording = words(&row)?;
            for (table, name) in OF_RECORDINGS {
                recording.insert(name.to_owned(), of_recording(app, table, after).await?);
            }
            zip.write(format!("{separator}{}", Value::from(recording)).into_bytes()).await?;
            separator = ",\n";
        }
    }
    zip.write("\n]}".into()).await
}

async fn recordings(app: &App, visitor: Uuid, after: Uuid) -> Result<Vec<AnyRow>, sqlx::Error> {
    sqlx::query("select * from recording where visitor_id = $1 and id > $2 order by id limit $3")
        .bind(id::bytes(visitor))
        .bind(id::bytes(after))
        .bind(AT_ONCE)
        .fetch_all(app.db.read())
        .await
}

async fn of_recording(app: &App, table: &str, recording: Uuid) -> anyhow::Result<Value> {
    let sql = format!("select * from {table} where recording_id = $1");
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(id::bytes(recording)).fetch_all(app.db.read()).await?;
    let rows: Vec<Value> =
        rows.iter().map(|row| words(row).map(Value::from)).collect::<anyhow::Result<_>>()?;
    Ok(rows.into())
}

fn words(row: &AnyRow) -> anyhow::Result<Map<String, Value>> {
    let mut words = Map::new();
    for (at, column) in row.columns().iter().enumerate() {
        let (name, value) = word(row, at, column.name())?;
        words.insert(name.to_owned(), value);
    }
    Ok(words)
}

fn word<'a>(row: &AnyRow, at: usize, name: &'a str) -> anyhow::Result<(&'a str, Value)> {
    if let Ok(number) = row.try_get::<Option<i64>, _>(at) {
        return Ok(match (number, name.strip_suffix("_ms")) {
            (Some(ms), Some(moment)) if ms >= MOMENT_MS => {
                (moment, Timestamp::from_millisecond(ms)?.to_string().into())
            }
            _ => (name, number.into()),
        });
    }
    if let Ok(text) = row.try_get::<Option<String>, _>(at) {
        return Ok((name, text.map_or(Value::Null, read)));
    }
    let bytes: Option<Vec<u8>> = row.try_get(at)?;
    Ok((name, bytes.map_or(Ok(Value::Null), |bytes| of_bytes(name, &bytes))?))
}

/// A text is told as it is, JSON as JSON.
fn read(text: String) -> Value {
    if text.starts_with(['{', '[']) {
        serde_json::from_str(&text).unwrap_or(Value::String(text))
    } else {
        text.into()
    }
}

fn of_bytes(name: &str, bytes: &[u8]) -> anyhow::Result<Value> {
    if name == "summary" {
        return Ok(serde_json::from_slice(&zstd::bulk::decompress(bytes, SUMMARY_BYTES_MAX)?)?);
    }
    if let Ok(id) = id::from_bytes(bytes) {
        return Ok(id.to_string().into());
    }
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into())
}
