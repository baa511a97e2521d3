//! SQL of erasures. What is asked for is scoped by its workspace; an erasure's own id scopes the rest.

use sqlx::Row;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe};
use uuid::Uuid;

use super::{Holdings, Receipt, Removed, Scope, What};
use crate::clock::Millis;
use crate::db::{self, Db, Tx};
use crate::id;
use crate::names::{name, named};
use crate::sites::address::network;

impl What {
    /// Recordings `r` of workspace `$1` that are meant by `$2`.
    fn recordings(&self) -> &'static str {
        match self {
            What::Recording(_) => "r.workspace_id = $1 and r.id = $2",
            What::Visitor(_) => {
                "r.workspace_id = $1 and r.visitor_id in (select id from visitor where id = $2 or visitor_key = $2)"
            }
            What::Email(_) => {
                "r.workspace_id = $1 and r.visitor_id in (select id from visitor where email = $2)"
            }
            // The network stands beside the whole address, too, and has an index.
            What::Address(_) => {
                "r.workspace_id = $1 and r.address_network = $3 and coalesce(r.address, r.address_network) in ($2, $3)"
            }
        }
    }

    /// Visitors `v` of workspace `$1` that are meant by `$2`. A recording's visitor goes with it when it has no other.
    fn visitors(&self) -> &'static str {
        match self {
            What::Recording(_) => {
                "v.id = (select visitor_id from recording where workspace_id = $1 and id = $2)
                 and not exists (select 1 from recording o where o.visitor_id = v.id and o.id <> $2)"
            }
            What::Visitor(_) => {
                "v.site_id in (select id from site where workspace_id = $1) and (v.id = $2 or v.visitor_key = $2)"
            }
            What::Email(_) => "v.site_id in (select id from site where workspace_id = $1) and v.email = $2",
            What::Address(_) => {
                "v.id in (select r.visitor_id from recording r
                     where r.workspace_id = $1 and r.address_network = $3 and coalesce(r.address, r.address_network) in ($2, $3))
                 and not exists (select 1 from recording o where o.visitor_id = v.id
                     and coalesce(o.address, o.address_network, '') not in ($2, $3))"
            }
        }
    }

    fn bind<'q>(&self, query: Query<'q, Any, AnyArguments>, workspace: Uuid) -> Query<'q, Any, AnyArguments> {
        let query = query.bind(id::bytes(workspace));
        match self {
            What::Recording(subject) | What::Visitor(subject) => query.bind(id::bytes(*subject)),
            What::Email(email) => query.bind(email.clone()),
            What::Address(address) => {
                let address = address.to_canonical();
                query.bind(address.to_string()).bind(network(address))
            }
        }
    }

    /// The first parameter that [`What::bind`] leaves free.
    fn free(&self) -> &'static str {
        if matches!(self, What::Address(_)) { "$4" } else { "$3" }
    }
}

/// What there is to erase.
pub async fn holdings(db: &Db, workspace: Uuid, what: &What) -> Result<Holdings, sqlx::Error> {
    let recordings = what.recordings();
    let by_network = if matches!(what, What::Address(_)) { "r.address is null" } else { "1 = 0" };
    let sql = format!(
        "select
             (select count(*) from visitor v where {}) as visitors,
             (select count(*) from recording r where {recordings}) as recordings,
             (select count(*) from recording r where {recordings} and r.state = 'open') as running,
             (select count(*) from page_view p join recording r on r.id = p.recording_id where {recordings}) as page_views,
             (select cast(coalesce(sum(s.bytes), 0) as bigint) from segment s join recording r on r.id = s.recording_id
              where {recordings}) as bytes,
             (select count(*) from recording r where {recordings} and {by_network}) as by_network",
        what.visitors()
    );
    let row = what.bind(sqlx::query(AssertSqlSafe(sql)), workspace).fetch_one(db.read()).await?;
    Ok(Holdings {
        visitors: row.try_get("visitors")?,
        recordings: row.try_get("recordings")?,
        running: row.try_get("running")?,
        page_views: row.try_get("page_views")?,
        bytes: row.try_get("bytes")?,
        by_network: row.try_get("by_network")?,
    })
}

/// Stores a new erasure, of which nothing is done.
pub(super) async fn insert(
    tx: &mut Tx,
    erasure: Uuid,
    workspace: Uuid,
    member: Option<Uuid>,
    scope: Scope,
    now: Millis,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into erasure (id, workspace_id, member_id, scope, asked_ms, digest) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id::bytes(erasure))
    .bind(id::bytes(workspace))
    .bind(member.map(id::bytes))
    .bind(name(&scope))
    .bind(now)
    .bind(super::run::chained(&[], erasure.as_bytes()))
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Notes what an erasure has to remove; how many targets that is.
pub(super) async fn aim(
    tx: &mut Tx,
    erasure: Uuid,
    workspace: Uuid,
    what: &What,
) -> Result<u64, sqlx::Error> {
    let free = what.free();
    let sql = match what {
        What::Recording(_) | What::Address(_) => format!(
            "insert into erasure_target (erasure_id, subject, kind)
             select {free}, r.id, 'recording' from recording r where {}",
            what.recordings()
        ),
        What::Visitor(_) | What::Email(_) => format!(
            "insert into erasure_target (erasure_id, subject, kind)
             select {free}, v.id, 'visitor' from visitor v where {}",
            what.visitors()
        ),
    };
    let query = what.bind(sqlx::query(AssertSqlSafe(sql)), workspace).bind(id::bytes(erasure));
    Ok(query.execute(&mut **tx).await?.rows_affected())
}

/// Whose an erasure is; `None` when it is done, or there is none.
pub(super) async fn running(db: &Db, erasure: Uuid) -> Result<Option<Uuid>, sqlx::Error> {
    let row = sqlx::query("select workspace_id from erasure where id = $1 and done_ms is null")
        .bind(id::bytes(erasure))
        .fetch_optional(db.read())
        .await?;
    row.map(|row| db::uuid(&row, "workspace_id")).transpose()
}

/// Some recordings that an erasure has yet to remove, those of its visitors included that began since it was asked for.
pub(super) async fn recordings(db: &Db, erasure: Uuid, limit: i64) -> Result<Vec<Uuid>, sqlx::Error> {
    let rows = sqlx::query(
        "select r.id from recording r
         where r.id in (select subject from erasure_target where erasure_id = $1 and kind = 'recording')
            or r.visitor_id in (select subject from erasure_target where erasure_id = $1 and kind = 'visitor')
         order by r.id
         limit $2",
    )
    .bind(id::bytes(erasure))
    .bind(limit)
    .fetch_all(db.read())
    .await?;
    rows.iter().map(|row| db::uuid(row, "id")).collect()
}

/// Targets of a kind.
pub(super) async fn targets(
    db: &Db,
    erasure: Uuid,
    kind: &'static str,
    limit: i64,
) -> Result<Vec<Uuid>, sqlx::Error> {
    let rows = sqlx::query(
        "select subject from erasure_target where erasure_id = $1 and kind = $2 order by subject limit $3",
    )
    .bind(id::bytes(erasure))
    .bind(kind)
    .bind(limit)
    .fetch_all(db.read())
    .await?;
    rows.iter().map(|row| db::uuid(row, "subject")).collect()
}

/// Notes that of this recording only what lies outside the database is left.
pub(super) async fn leave_remains(tx: &mut Tx, erasure: Uuid, recording: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into erasure_target (erasure_id, subject, kind) values ($1, $2, 'remains')
         on conflict (erasure_id, subject) do update set kind = 'remains'",
    )
    .bind(id::bytes(erasure))
    .bind(id::bytes(recording))
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Strikes out a target that is gone.
pub(super) async fn strike(tx: &mut Tx, erasure: Uuid, subject: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query("delete from erasure_target where erasure_id = $1 and subject = $2")
        .bind(id::bytes(erasure))
        .bind(id::bytes(subject))
        .execute(&mut **tx)
        .await
        .map(|_| ())
}

/// Removes a visitor without recordings; false when there is none, or a visit of theirs has begun.
pub async fn remove_visitor(tx: &mut Tx, visitor: Uuid) -> Result<bool, sqlx::Error> {
    // A visit that begins holds the visitor's row until its own is there: after this, there is one or none can come.
    sqlx::query("update visitor set visits = visits where id = $1")
        .bind(id::bytes(visitor))
        .execute(&mut **tx)
        .await?;
    let done = sqlx::query(
        "delete from visitor where id = $1 and not exists (select 1 from recording where visitor_id = $1)",
    )
    .bind(id::bytes(visitor))
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Adds to what an erasure has removed; gives the digest so far and holds the row until the transaction ends.
pub(super) async fn add(tx: &mut Tx, erasure: Uuid, more: &Removed) -> Result<Vec<u8>, sqlx::Error> {
    let row = sqlx::query(
        "update erasure
         set visitors = visitors + $1, recordings = recordings + $2, page_views = page_views + $3, segments = segments + $4,
             batches = batches + $5, bytes = bytes + $6
         where id = $7
         returning digest",
    )
    .bind(more.visitors)
    .bind(more.recordings)
    .bind(more.page_views)
    .bind(more.segments)
    .bind(more.batches)
    .bind(more.bytes)
    .bind(id::bytes(erasure))
    .fetch_one(&mut **tx)
    .await?;
    row.try_get("digest")
}

/// Writes how far the digest has come.
pub(super) async fn set_digest(tx: &mut Tx, erasure: Uuid, digest: Vec<u8>) -> Result<(), sqlx::Error> {
    sqlx::query("update erasure set digest = $1 where id = $2")
        .bind(digest)
        .bind(id::bytes(erasure))
        .execute(&mut **tx)
        .await
        .map(|_| ())
}

/// Notes that an erasure is done; false when it was, or when something is left.
pub(super) async fn set_done(tx: &mut Tx, erasure: Uuid, now: Millis) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "update erasure set done_ms = $1
         where id = $2 and done_ms is null and not exists (select 1 from erasure_target where erasure_id = $2)",
    )
    .bind(now)
    .bind(id::bytes(erasure))
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

const COLUMNS: &str = "e.id, e.scope, e.asked_ms, e.done_ms, e.visitors, e.recordings, e.page_views, e.segments, e.batches, \
    e.bytes, e.digest, m.email as by_email, m.name as by_name";

fn receipt(row: &AnyRow) -> Result<Receipt, sqlx::Error> {
    let by_name: Option<String> = row.try_get("by_name")?;
    let digest: Vec<u8> = row.try_get("digest")?;
    Ok(Receipt {
        id: db::uuid(row, "id")?,
        scope: named(row.try_get("scope")?).unwrap_or(Scope::Recording),
        by: by_name
            .filter(|name| !name.is_empty())
            .map_or_else(|| row.try_get("by_email"), |name| Ok(Some(name)))?,
        asked_at: row.try_get("asked_ms")?,
        done_at: row.try_get("done_ms")?,
        removed: removed(row)?,
        digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}

fn removed(row: &AnyRow) -> Result<Removed, sqlx::Error> {
    Ok(Removed {
        visitors: row.try_get("visitors")?,
        recordings: row.try_get("recordings")?,
        page_views: row.try_get("page_views")?,
        segments: row.try_get("segments")?,
        batches: row.try_get("batches")?,
        bytes: row.try_get("bytes")?,
    })
}

/// What an erasure has removed so far, in the transaction that ends it.
pub(super) async fn removed_by(tx: &mut Tx, erasure: Uuid) -> Result<Removed, sqlx::Error> {
    let row = sqlx::query(
        "select visitors, recordings, page_views, segments, batches, bytes from erasure where id = $1",
    )
    .bind(id::bytes(erasure))
    .fetch_one(&mut **tx)
    .await?;
    removed(&row)
}

/// A receipt of a workspace.
pub async fn by_id(db: &Db, workspace: Uuid, erasure: Uuid) -> Result<Option<Receipt>, sqlx::Error> {
    let sql = format!(
        "select {COLUMNS} from erasure e left join member m on m.id = e.member_id where e.workspace_id = $1 and e.id = $2"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(id::bytes(workspace)).bind(id::bytes(erasure));
    query.fetch_optional(db.read()).await?.as_ref().map(receipt).transpose()
}

/// Receipts of a workspace, newest first; those before `before`, where it is given.
pub async fn list(
    db: &Db,
    workspace: Uuid,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Receipt>, sqlx::Error> {
    let sql = format!(
        "select {COLUMNS} from erasure e left join member m on m.id = e.member_id
         where e.workspace_id = $1 and e.id < $2 order by e.id desc limit $3"
    );
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(id::bytes(workspace))
        .bind(id::bytes(before.unwrap_or(Uuid::max())))
        .bind(limit)
        .fetch_all(db.read())
        .await?;
    rows.iter().map(receipt).collect()
}

/// Whether a visitor is there.
pub(super) async fn exists(tx: &mut Tx, visitor: Uuid) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("select id from visitor where id = $1").bind(id::bytes(visitor));
    Ok(row.fetch_optional(&mut **tx).await?.is_some())
}
