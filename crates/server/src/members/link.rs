//! One-time links: how the first owner, and members the operator adds, come in.

use sqlx::Row;
use uuid::Uuid;

use super::Role;
use crate::app::App;
use crate::db;
use crate::error::ApiError;
use crate::id::{self, Token};

/// What a link that can still be used is for.
#[derive(Clone, Debug)]
pub struct Link {
    /// The workspace it leads into.
    pub workspace_id: Uuid,
    /// The address it was made for, if any.
    pub email: Option<String>,
    /// The role it gives.
    pub role: Role,
}

/// Makes a link and returns its address.
pub async fn make(
    app: &App,
    workspace: Uuid,
    email: Option<&str>,
    role: Role,
) -> Result<String, sqlx::Error> {
    let token = Token::new(&app.entropy);
    let now = app.clock.now();
    sqlx::query(
        "insert into login_link (token_hash, workspace_id, email, role, created_ms, expires_ms)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(token.hash())
    .bind(id::bytes(workspace))
    .bind(email)
    .bind(role.name())
    .bind(now)
    .bind(now + app.config.members.link_ms_max)
    .execute(app.db.write())
    .await?;
    Ok(format!("{}/welcome?token={}", app.config.public_url(), token.reveal()))
}

/// Looks at a link without using it.
pub async fn look(app: &App, token: &str) -> Result<Link, ApiError> {
    let row = sqlx::query(
        "select workspace_id, email, role, expires_ms, used_ms from login_link where token_hash = $1",
    )
    .bind(id::hash_token(token))
    .fetch_optional(app.db.read())
    .await?
    .ok_or(ApiError::LinkExpired)?;
    if row.try_get::<Option<i64>, _>("used_ms")?.is_some() {
        return Err(ApiError::LinkUsed);
    }
    if row.try_get::<i64, _>("expires_ms")? <= app.clock.now() {
        return Err(ApiError::LinkExpired);
    }
    Ok(Link {
        workspace_id: db::uuid(&row, "workspace_id")?,
        email: row.try_get("email")?,
        role: Role::named(row.try_get("role")?),
    })
}

/// Uses a link up; false when somebody was faster.
pub async fn spend(tx: &mut db::Tx, app: &App, token: &str) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("update login_link set used_ms = $1 where token_hash = $2 and used_ms is null")
        .bind(app.clock.now())
        .bind(id::hash_token(token))
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}
