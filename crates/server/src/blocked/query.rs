//! The rows of block lists, and what is remembered of visitors who met one.

use sqlx::Row;
use uuid::Uuid;

use super::http::BlockedVisitor;
use super::{BlockedKind, Blocklist, ENTRIES_MAX};
use crate::clock::Millis;
use crate::db::{self, Db};
use crate::id::{self, VisitorKey};
use crate::names::{name, named};
use crate::visitors::Identity;

/// The list of a site, ready to be asked.
pub async fn list(db: &Db, site: Uuid) -> Result<Blocklist, sqlx::Error> {
    let mut list = Blocklist::default();
    for entry in of_site(db, site).await? {
        list.add(entry.id, entry.kind, &entry.value);
    }
    Ok(list)
}

/// The entries of a site, newest first. One of a kind that this program does not know is left out.
pub async fn of_site(db: &Db, site: Uuid) -> Result<Vec<BlockedVisitor>, sqlx::Error> {
    let rows = sqlx::query(
        "select id, kind, value, added_ms, member_name from blocked_visitor
         where site_id = $1
         order by added_ms desc, id desc
         limit $2",
    )
    .bind(id::bytes(site))
    .bind(ENTRIES_MAX)
    .fetch_all(db.read())
    .await?;
    rows.iter().filter_map(|row| view(row).transpose()).collect()
}

fn view(row: &sqlx::any::AnyRow) -> Result<Option<BlockedVisitor>, sqlx::Error> {
    let Some(kind) = named(row.try_get("kind")?) else { return Ok(None) };
    Ok(Some(BlockedVisitor {
        id: db::uuid(row, "id")?,
        kind,
        value: row.try_get("value")?,
        added_at: row.try_get("added_ms")?,
        by: row.try_get("member_name")?,
    }))
}

/// A new entry.
pub struct NewBlock<'a> {
    /// Its id, if there is none yet that says the same.
    pub id: Uuid,
    /// By what.
    pub kind: BlockedKind,
    /// In its canonical form.
    pub value: &'a str,
    /// What the member who adds it is called.
    pub by: &'a str,
    /// When.
    pub now: Millis,
}

/// Adds an entry and gives it, or the one that says the same; `None` when the list is full.
pub async fn add(db: &Db, site: Uuid, new: &NewBlock<'_>) -> Result<Option<BlockedVisitor>, sqlx::Error> {
    let kind = name(&new.kind);
    sqlx::query(
        "insert into blocked_visitor (id, site_id, kind, value, added_ms, member_name)
         select $1, $2, $3, $4, $5, $6
         where (select count(*) from blocked_visitor where site_id = $2) < $7
         on conflict (site_id, kind, value) do nothing",
    )
    .bind(id::bytes(new.id))
    .bind(id::bytes(site))
    .bind(&kind)
    .bind(new.value)
    .bind(new.now)
    .bind(new.by)
    .bind(ENTRIES_MAX)
    .execute(db.write())
    .await?;
    let row = sqlx::query(
        "select id, kind, value, added_ms, member_name from blocked_visitor
         where site_id = $1 and kind = $2 and value = $3",
    )
    .bind(id::bytes(site))
    .bind(&kind)
    .bind(new.value)
    .fetch_optional(db.read())
    .await?;
    row.as_ref().map_or(Ok(None), view)
}

/// Removes an entry; false when the site has none of this id.
pub async fn remove(db: &Db, site: Uuid, entry: Uuid) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("delete from blocked_visitor where site_id = $1 and id = $2")
        .bind(id::bytes(site))
        .bind(id::bytes(entry))
        .execute(db.write())
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The number of the browser of a visitor whom we call by this id.
pub async fn browser_of(db: &Db, site: Uuid, visitor: Uuid) -> Result<Option<VisitorKey>, sqlx::Error> {
    let row = sqlx::query("select visitor_key from visitor where site_id = $1 and id = $2")
        .bind(id::bytes(site))
        .bind(id::bytes(visitor))
        .fetch_optional(db.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let key: Vec<u8> = row.try_get("visitor_key")?;
    Ok(key.try_into().ok().map(id::BrowserKey))
}

/// What is stored of a visitor.
#[derive(Debug, Default)]
pub struct Known {
    /// They met an entry of the list, which is still there.
    pub met: bool,
    /// Who the site said they are.
    pub identity: Option<Identity>,
}

/// What is known of a browser's visitor.
pub async fn known(db: &Db, site: Uuid, visitor: VisitorKey) -> Result<Known, sqlx::Error> {
    let row = sqlx::query("select identity, blocked_by from visitor where site_id = $1 and visitor_key = $2")
        .bind(id::bytes(site))
        .bind(visitor.0.to_vec())
        .fetch_optional(db.read())
        .await?;
    let Some(row) = row else { return Ok(Known::default()) };
    Ok(Known {
        met: row.try_get::<Option<Vec<u8>>, _>("blocked_by")?.is_some(),
        identity: Identity::from_text(row.try_get("identity")?),
    })
}

/// Remembers that a visitor met an entry, without keeping what the site said of them. Nothing, where the entry is gone or
/// nothing is stored of the visitor.
pub async fn met(db: &Db, site: Uuid, visitor: VisitorKey, entry: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query(
        "update visitor set blocked_by = $1
         where site_id = $2 and visitor_key = $3 and blocked_by is null
         and exists (select 1 from blocked_visitor where id = $1)",
    )
    .bind(id::bytes(entry))
    .bind(id::bytes(site))
    .bind(visitor.0.to_vec())
    .execute(db.write())
    .await
    .map(|_| ())
}
