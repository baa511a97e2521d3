//! SQL of members.

use sqlx::Row;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::{Member, Role};
use crate::clock::Millis;
use crate::db::{self, Db};
use crate::id;
use crate::language::Language;

/// Reads a member from a row that has its columns.
pub fn member(row: &AnyRow) -> Result<Member, sqlx::Error> {
    Ok(Member {
        id: db::uuid(row, "id")?,
        workspace_id: db::uuid(row, "workspace_id")?,
        email: row.try_get("email")?,
        name: row.try_get("name")?,
        role: Role::named(row.try_get("role")?),
        language: Language::from_code(row.try_get("language")?).unwrap_or_default(),
    })
}

/// The member with this e-mail and the stored password.
pub async fn by_email(db: &Db, email: &str) -> Result<Option<(Member, Option<String>)>, sqlx::Error> {
    let row = sqlx::query(
        "select id, workspace_id, email, name, role, language, password_hash from member where email = $1",
    )
    .bind(email)
    .fetch_optional(db.read())
    .await?;
    row.map(|row| Ok((member(&row)?, row.try_get("password_hash")?))).transpose()
}

/// Stores a new member; an e-mail that has one already is a conflict.
pub async fn insert(
    tx: &mut db::Tx,
    member: &Member,
    password_hash: Option<&str>,
    now: Millis,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into member (id, workspace_id, email, name, role, language, password_hash, created_ms)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id::bytes(member.id))
    .bind(id::bytes(member.workspace_id))
    .bind(&member.email)
    .bind(&member.name)
    .bind(member.role.name())
    .bind(member.language.code())
    .bind(password_hash)
    .bind(now)
    .execute(&mut **tx)
    .await
    .map(|_| ())
}

/// Whether a workspace has a member yet.
pub async fn any(db: &Db, workspace: Uuid) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("select id from member where workspace_id = $1 limit 1").bind(id::bytes(workspace));
    Ok(row.fetch_optional(db.read()).await?.is_some())
}

/// Changes how a member is called and reads.
pub async fn update(db: &Db, member: &Member) -> Result<(), sqlx::Error> {
    sqlx::query("update member set name = $1, language = $2 where workspace_id = $3 and id = $4")
        .bind(&member.name)
        .bind(member.language.code())
        .bind(id::bytes(member.workspace_id))
        .bind(id::bytes(member.id))
        .execute(db.write())
        .await
        .map(|_| ())
}

/// Failed logins of an address (as a hash) and when the last was.
pub async fn failures(db: &Db, email_hash: &[u8]) -> Result<(i64, Millis), sqlx::Error> {
    let row = sqlx::query("select failures, last_ms from login_failure where email_hash = $1")
        .bind(email_hash.to_vec())
        .fetch_optional(db.read())
        .await?;
    row.map_or(Ok((0, 0)), |row| Ok((row.try_get("failures")?, row.try_get("last_ms")?)))
}

/// Notes a failed login.
pub async fn note_failure(db: &Db, email_hash: &[u8], now: Millis) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into login_failure (email_hash, failures, last_ms) values ($1, 1, $2)
         on conflict (email_hash) do update set failures = login_failure.failures + 1, last_ms = excluded.last_ms",
    )
    .bind(email_hash.to_vec())
    .bind(now)
    .execute(db.write())
    .await
    .map(|_| ())
}

/// Forgets failed logins after a good one.
pub async fn forget_failures(db: &Db, email_hash: &[u8]) -> Result<(), sqlx::Error> {
    let query = sqlx::query("delete from login_failure where email_hash = $1").bind(email_hash.to_vec());
    query.execute(db.write()).await.map(|_| ())
}
