//! SQL of the viewing log.

use sqlx::AssertSqlSafe;
use sqlx::Row;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::{AGAIN_MS, Action, Viewing};
use crate::app::App;
use crate::clock::Millis;
use crate::db::{self, Db, Tx};
use crate::id;
use crate::members::Member;
use crate::names::{name, named};

/// A member and the recording they see.
pub(super) struct Seen<'a> {
    pub workspace: Uuid,
    pub member: Uuid,
    pub name: &'a str,
    pub recording: Uuid,
}

/// Adds a line, or makes the one of a moment ago say that it was watched.
pub(super) async fn add_seen(
    app: &App,
    seen: &Seen<'_>,
    action: Action,
    at_ms: Millis,
) -> Result<(), sqlx::Error> {
    let mut tx = app.db.begin().await?;
    let again = sqlx::query(
        "update viewing set action = case when action = 'loaded' then $1 else action end
         where workspace_id = $2 and member_id = $3 and recording_id = $4 and action in ('loaded', 'watched') and at_ms > $5",
    )
    .bind(name(&action))
    .bind(id::bytes(seen.workspace))
    .bind(id::bytes(seen.member))
    .bind(id::bytes(seen.recording))
    .bind(at_ms - AGAIN_MS)
    .execute(&mut *tx)
    .await?;
    if again.rows_affected() == 0 {
        insert_seen(&mut tx, id::new(&app.clock, &app.entropy), seen, action, at_ms).await?;
    }
    tx.commit().await
}

async fn insert_seen(
    tx: &mut Tx,
    line: Uuid,
    seen: &Seen<'_>,
    action: Action,
    at_ms: Millis,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into viewing (id, workspace_id, member_id, member_name, action, recording_id, at_ms)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id::bytes(line))
    .bind(id::bytes(seen.workspace))
    .bind(id::bytes(seen.member))
    .bind(seen.name)
    .bind(name(&action))
    .bind(id::bytes(seen.recording))
    .bind(at_ms)
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Adds that a recording was exported.
pub(super) async fn add_exported(app: &App, by: Option<&Member>, recording: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into viewing (id, workspace_id, member_id, member_name, action, recording_id, at_ms)
         select $1, workspace_id, $2, $3, 'exported', id, $4 from recording where id = $5",
    )
    .bind(id::bytes(id::new(&app.clock, &app.entropy)))
    .bind(by.map(|member| id::bytes(member.id)))
    .bind(by.map(Member::called))
    .bind(app.clock.now())
    .bind(id::bytes(recording))
    .execute(app.db.write())
    .await
    .map(|_| ())
}

/// Adds that an erasure removed a recording, in the transaction that does it.
pub async fn add_erased(tx: &mut Tx, app: &App, erasure: Uuid, recording: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into viewing (id, workspace_id, member_id, member_name, action, recording_id, erasure_id, at_ms)
         select $1, e.workspace_id, e.member_id, coalesce(nullif(m.name, ''), m.email), 'erased', $2, e.id, $3
         from erasure e left join member m on m.id = e.member_id where e.id = $4",
    )
    .bind(id::bytes(id::new(&app.clock, &app.entropy)))
    .bind(id::bytes(recording))
    .bind(app.clock.now())
    .bind(id::bytes(erasure))
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Removes lines from before a time.
pub(super) async fn remove_before(db: &Db, before_ms: Millis) -> Result<(), sqlx::Error> {
    sqlx::query("delete from viewing where at_ms < $1").bind(before_ms).execute(db.write()).await.map(|_| ())
}

/// Whose lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    All,
    /// The operator's.
    Operator,
    /// One member's.
    Member(Uuid),
}

/// Which lines.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Whose.
    pub whose: Whose,
    /// What was done; `None`: anything.
    pub action: Option<Action>,
    /// At or after, ms.
    pub from_ms: Millis,
    /// Before, ms.
    pub to_ms: Millis,
}

/// Lines of a workspace, newest first; those before `before`, where it is given.
pub(super) async fn list(
    db: &Db,
    workspace: Uuid,
    wanted: &Wanted,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Viewing>, sqlx::Error> {
    let whose = match wanted.whose {
        Whose::All => "",
        Whose::Operator => "and v.member_id is null",
        Whose::Member(_) => "and v.member_id = $7",
    };
    let sql = format!(
        "select v.id, v.at_ms, v.member_id, v.member_name, v.action, v.recording_id, v.erasure_id,
             coalesce(nullif(m.name, ''), m.email) as called, r.site_id
         from viewing v
         left join member m on m.id = v.member_id
         left join recording r on r.id = v.recording_id and r.state = 'sealed' and r.playable = 1
         where v.workspace_id = $1 and v.id < $2 and v.at_ms >= $3 and v.at_ms < $4 and v.action like $5 {whose}
         order by v.id desc
         limit $6"
    );
    let mut query = sqlx::query(AssertSqlSafe(sql))
        .bind(id::bytes(workspace))
        .bind(id::bytes(before.unwrap_or(Uuid::max())))
        .bind(wanted.from_ms)
        .bind(wanted.to_ms)
        .bind(wanted.action.map_or("%".to_owned(), |action| name(&action)))
        .bind(limit);
    if let Whose::Member(member) = wanted.whose {
        query = query.bind(id::bytes(member));
    }
    query.fetch_all(db.read()).await?.iter().map(viewing).collect()
}

fn viewing(row: &AnyRow) -> Result<Viewing, sqlx::Error> {
    let called: Option<String> = row.try_get("called")?;
    Ok(Viewing {
        id: db::uuid(row, "id")?,
        at: row.try_get("at_ms")?,
        member: optional(row, "member_id")?,
        by: called.map_or_else(|| row.try_get("member_name"), |called| Ok(Some(called)))?,
        action: named(row.try_get("action")?).unwrap_or(Action::Loaded),
        recording: optional(row, "recording_id")?,
        site: optional(row, "site_id")?,
        erasure: optional(row, "erasure_id")?,
    })
}

fn optional(row: &AnyRow, column: &str) -> Result<Option<Uuid>, sqlx::Error> {
    row.try_get::<Option<Vec<u8>>, _>(column)?.map(|bytes| id::from_bytes(&bytes)).transpose()
}

/// Members who are in the log, by what they are called; the operator is not.
pub(super) async fn members(
    db: &Db,
    workspace: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, String)>, sqlx::Error> {
    let rows = sqlx::query(
        "select v.member_id, max(coalesce(nullif(m.name, ''), m.email, v.member_name, '')) as called
         from viewing v left join member m on m.id = v.member_id
         where v.workspace_id = $1 and v.member_id is not null
         group by v.member_id
         order by called, v.member_id
         limit $2",
    )
    .bind(id::bytes(workspace))
    .bind(limit)
    .fetch_all(db.read())
    .await?;
    rows.iter().map(|row| Ok((db::uuid(row, "member_id")?, row.try_get("called")?))).collect()
}
