//! SQL of contents. Every query names its site.

use std::collections::HashMap;

use revisit_rrweb::capture::ContentKind;
use sqlx::Row;
use uuid::Uuid;

use super::{Bounds, Clean, Key};
use crate::clock::Millis;
use crate::db::{Db, Tx};
use crate::id;

/// Stores a content; one that is there already is only in use again.
pub(super) async fn insert(tx: &mut Tx, site: Uuid, new: &Clean, now: Millis) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into content (site_id, kind, hash, body, bytes, used_ms)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (site_id, kind, hash) do update set used_ms = excluded.used_ms",
    )
    .bind(id::bytes(site))
    .bind(i64::from(new.key.kind.number()))
    .bind(new.key.hash.to_vec())
    .bind(new.body.as_ref().to_vec())
    .bind(i64::try_from(new.body.len()).unwrap_or(i64::MAX))
    .bind(now)
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Whether a site may store so many bytes more. At its bound, what no batch needs any more is removed first.
pub(super) async fn has_room(
    tx: &mut Tx,
    site: Uuid,
    bytes: usize,
    bounds: &Bounds,
    now: Millis,
) -> Result<bool, sqlx::Error> {
    if fits(tx, site, bytes, bounds).await? {
        return Ok(true);
    }
    sqlx::query("delete from content where site_id = $1 and used_ms < $2")
        .bind(id::bytes(site))
        .bind(now - bounds.needed_ms)
        .execute(&mut **tx)
        .await?;
    fits(tx, site, bytes, bounds).await
}

async fn fits(tx: &mut Tx, site: Uuid, bytes: usize, bounds: &Bounds) -> Result<bool, sqlx::Error> {
    let row = sqlx::query(
        "select count(*) as number, cast(coalesce(sum(bytes), 0) as bigint) as bytes from content where site_id = $1",
    )
    .bind(id::bytes(site))
    .fetch_one(&mut **tx)
    .await?;
    let (number, taken): (i64, i64) = (row.try_get("number")?, row.try_get("bytes")?);
    Ok(number.unsigned_abs() < bounds.number_max && taken.unsigned_abs() + bytes as u64 <= bounds.bytes_max)
}

/// Which of these are stored, and when each was named last.
pub(super) async fn find(db: &Db, site: Uuid, keys: &[Key]) -> Result<HashMap<Key, Millis>, sqlx::Error> {
    let places: Vec<String> = (0..keys.len()).map(|at| format!("${}", at + 2)).collect();
    let sql = format!(
        "select kind, hash, used_ms from content where site_id = $1 and hash in ({})",
        places.join(", ")
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id::bytes(site));
    let query = keys.iter().fold(query, |query, key| query.bind(key.hash.to_vec()));
    let mut found = HashMap::new();
    for row in query.fetch_all(db.read()).await? {
        let (kind, hash): (i64, Vec<u8>) = (row.try_get("kind")?, row.try_get("hash")?);
        if let (Some(kind), Ok(hash)) = (ContentKind::from_number(kind.unsigned_abs()), hash.try_into()) {
            found.insert(Key { kind, hash }, row.try_get("used_ms")?);
        }
    }
    Ok(found)
}

/// Notes that a content was named.
pub(super) async fn touch(db: &Db, site: Uuid, key: &Key, now: Millis) -> Result<(), sqlx::Error> {
    sqlx::query("update content set used_ms = $1 where site_id = $2 and kind = $3 and hash = $4")
        .bind(now)
        .bind(id::bytes(site))
        .bind(i64::from(key.kind.number()))
        .bind(key.hash.to_vec())
        .execute(db.write())
        .await
        .map(|_| ())
}

/// A content as it is stored, zstd.
pub(super) async fn body(db: &Db, site: Uuid, key: &Key) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let row = sqlx::query("select body from content where site_id = $1 and kind = $2 and hash = $3")
        .bind(id::bytes(site))
        .bind(i64::from(key.kind.number()))
        .bind(key.hash.to_vec())
        .fetch_optional(db.read())
        .await?;
    row.map(|row| row.try_get("body")).transpose()
}

/// Removes style sheets that were not named since the first of these times, and texts and pictures not named since
/// the second, over all sites; how many.
///
/// A recording that began before and is not sealed yet may have batches that name them: its site keeps everything.
pub(super) async fn remove_unused(db: &Db, styles: Millis, others: Millis) -> Result<u64, sqlx::Error> {
    const STYLES: &str = "delete from content
         where kind = 0 and used_ms < $1
         and not exists (
             select 1 from recording r
             where r.site_id = content.site_id and r.state <> 'sealed' and r.created_ms < $1)";
    const OTHERS: &str = "delete from content
         where kind <> 0 and used_ms < $1
         and not exists (
             select 1 from recording r
             where r.site_id = content.site_id and r.state <> 'sealed' and r.created_ms < $1)";
    let mut removed = 0;
    for (sql, since) in [(STYLES, styles), (OTHERS, others)] {
        removed += sqlx::query(sql).bind(since).execute(db.write()).await?.rows_affected();
    }
    Ok(removed)
}

/// How many contents a site has.
pub async fn number(db: &Db, site: Uuid) -> Result<i64, sqlx::Error> {
    let row = sqlx::query("select count(*) as number from content where site_id = $1").bind(id::bytes(site));
    row.fetch_one(db.read()).await?.try_get("number")
}
