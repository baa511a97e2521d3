//! Login sessions: a random token in a cookie, its hash in the database.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use sqlx::Row;

use super::Member;
use super::query;
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::ApiError;
use crate::id::{self, Token};

/// The cookie's name.
pub const COOKIE: &str = "revisit_session";

/// The member who is logged in; a handler that takes this is reached by nobody else.
pub struct LoggedIn(pub Member);

impl FromRequestParts<App> for LoggedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let jar = CookieJar::from_headers(&parts.headers);
        let token = jar.get(COOKIE).ok_or(ApiError::NotLoggedIn)?.value();
        find(app, &id::hash_token(token)).await?.map(LoggedIn).ok_or(ApiError::NotLoggedIn)
    }
}

async fn find(app: &App, token_hash: &[u8]) -> Result<Option<Member>, sqlx::Error> {
    let now = app.clock.now();
    let row = sqlx::query(
        "select m.id, m.workspace_id, m.email, m.name, m.role, m.language, s.seen_ms
         from login_session s
         join member m on m.id = s.member_id
         where s.token_hash = $1 and s.expires_ms > $2 and s.seen_ms > $3",
    )
    .bind(token_hash.to_vec())
    .bind(now)
    .bind(now - app.config.members.session_idle_ms)
    .fetch_optional(app.db.read())
    .await?;
    let Some(row) = row else { return Ok(None) };
    // Not every request is worth a write.
    if now - row.try_get::<i64, _>("seen_ms")? > 10 * MINUTE {
        sqlx::query("update login_session set seen_ms = $1 where token_hash = $2")
            .bind(now)
            .bind(token_hash.to_vec())
            .execute(app.db.write())
            .await?;
    }
    query::member(&row).map(Some)
}

/// Begins a session and gives the cookie that carries it. A new token each time: a cookie that somebody
/// planted before the login is worth nothing after it.
pub async fn begin(app: &App, member: &Member, user_agent: &str) -> Result<Cookie<'static>, sqlx::Error> {
    let token = Token::new(&app.entropy);
    let now = app.clock.now();
    sqlx::query(
        "insert into login_session (token_hash, member_id, created_ms, seen_ms, expires_ms, user_agent)
         values ($1, $2, $3, $3, $4, $5)",
    )
    .bind(token.hash())
    .bind(id::bytes(member.id))
    .bind(now)
    .bind(now + app.config.members.session_ms_max)
    .bind(user_agent.get(..256).unwrap_or(user_agent))
    .execute(app.db.write())
    .await?;
    let cookie = Cookie::build((COOKIE, token.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.config.public_url().starts_with("https:"));
    Ok(cookie.build())
}

/// Ends the session that the cookie carries.
pub async fn end(app: &App, jar: &CookieJar) -> Result<(), sqlx::Error> {
    let Some(cookie) = jar.get(COOKIE) else { return Ok(()) };
    sqlx::query("delete from login_session where token_hash = $1")
        .bind(id::hash_token(cookie.value()))
        .execute(app.db.write())
        .await
        .map(|_| ())
}
