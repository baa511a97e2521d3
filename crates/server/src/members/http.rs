//! Handlers of logins and of the member who is logged in.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum_extra::extract::cookie::{Cookie, CookieJar};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::session::{self, LoggedIn};
use super::{Member, Role, email_from_text, link, password, query};
use crate::app::App;
use crate::clock::{Millis, SECOND};
use crate::db;
use crate::error::{ApiError, ApiResult};
use crate::id;
use crate::language::Language;
use crate::sites::{self, http::SiteView};
use crate::web::input::{Json, Query};
use crate::workspaces;

/// The member who is logged in, with everything the dashboard's frame shows.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    /// The member.
    pub member: MemberView,
    /// The workspace.
    pub workspace: WorkspaceView,
    /// The sites of the workspace, oldest first.
    pub sites: Vec<SiteView>,
    /// The server's version.
    pub version: &'static str,
}

/// A member as the API shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberView {
    /// The id.
    pub id: Uuid,
    /// The e-mail address.
    pub email: String,
    /// The name; may be empty.
    pub name: String,
    /// The role.
    pub role: Role,
    /// What they read.
    pub language: Language,
}

/// A workspace as the API shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkspaceView {
    /// The id.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// The plan's name.
    pub plan: String,
    /// IANA name of the time zone.
    pub time_zone: String,
}

/// E-mail and password.
#[derive(Deserialize, ToSchema)]
pub struct LoginInput {
    email: String,
    password: String,
}

/// A one-time link.
#[derive(Deserialize, IntoParams)]
pub struct LinkQuery {
    /// The token of the link.
    token: String,
}

/// What a one-time link is for.
#[derive(Serialize, ToSchema)]
pub struct WelcomeView {
    purpose: Purpose,
    /// The address the link was made for, if any.
    email: Option<String>,
    /// The workspace's name.
    workspace: String,
}

/// What a one-time link lets somebody do.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Become the first owner.
    Owner,
    /// Choose a password.
    Login,
}

/// What the first owner, or a new member, chooses.
#[derive(Deserialize, ToSchema)]
pub struct WelcomeInput {
    token: String,
    email: String,
    password: String,
    /// What they read.
    language: Option<Language>,
}

/// What a member may change of themselves.
#[derive(Deserialize, ToSchema)]
pub struct MeInput {
    /// What they read.
    language: Option<Language>,
    /// Up to 100 characters.
    name: Option<String>,
}

async fn view(app: &App, member: Member) -> ApiResult<Me> {
    let workspace = workspaces::by_id(&app.db, member.workspace_id).await?.ok_or(ApiError::NotFound)?;
    let sites = sites::query::of_workspace(&app.db, workspace.id).await?;
    Ok(Me {
        sites: sites.iter().map(|site| SiteView::of(site, &app.config.public_url())).collect(),
        workspace: WorkspaceView {
            id: workspace.id,
            name: workspace.name,
            plan: workspace.plan,
            time_zone: workspace.time_zone,
        },
        member: MemberView {
            id: member.id,
            email: member.email,
            name: member.name,
            role: member.role,
            language: member.language,
        },
        version: env!("CARGO_PKG_VERSION"),
    })
}

/// Failures after which logins slow down, and how long the longest wait is.
const FREE_FAILURES: i64 = 4;
const WAIT_MS_MAX: Millis = 15 * 60 * SECOND;

fn wait_ms(failures: i64) -> Millis {
    if failures < FREE_FAILURES { 0 } else { (SECOND << (failures - FREE_FAILURES).min(20)).min(WAIT_MS_MAX) }
}

async fn check_attempts(app: &App, email_hash: &[u8]) -> ApiResult<()> {
    let (failures, last_ms) = query::failures(&app.db, email_hash).await?;
    let retry_after_ms = last_ms + wait_ms(failures) - app.clock.now();
    if retry_after_ms > 0 { Err(ApiError::TooManyAttempts { retry_after_ms }) } else { Ok(()) }
}

fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default()
}

/// Logs in; the answer sets the session's cookie.
#[utoipa::path(post, path = "/login", tag = "members", request_body = LoginInput,
    responses((status = 200, body = Me), (status = 401, description = "bad_credentials"), (status = 429, description = "too_many_attempts")))]
pub async fn login(
    State(app): State<App>,
    headers: HeaderMap,
    jar: CookieJar,
    Json(input): Json<LoginInput>,
) -> ApiResult<(CookieJar, Json<Me>)> {
    let email = email_from_text(&input.email).unwrap_or_default();
    let email_hash = id::hash_token(&email);
    check_attempts(&app, &email_hash).await?;
    let found = query::by_email(&app.db, &email).await?;
    let (member, stored) = found.map_or((None, None), |(member, stored)| (Some(member), stored));
    let too_long = input.password.chars().count() > *password::LENGTH.end();
    let good = !too_long && password::verify(&app, input.password, stored).await?;
    let Some(member) = member.filter(|_| good) else {
        query::note_failure(&app.db, &email_hash, app.clock.now()).await?;
        return Err(ApiError::BadCredentials);
    };
    query::forget_failures(&app.db, &email_hash).await?;
    let cookie = session::begin(&app, &member, agent(&headers)).await?;
    Ok((jar.add(cookie), Json(view(&app, member).await?)))
}

/// Logs out.
#[utoipa::path(post, path = "/logout", tag = "members", responses((status = 204)))]
pub async fn logout(State(app): State<App>, jar: CookieJar) -> ApiResult<(CookieJar, StatusCode)> {
    session::end(&app, &jar).await?;
    Ok((jar.remove(Cookie::build(session::COOKIE).path("/")), StatusCode::NO_CONTENT))
}

/// Tells what a one-time link is for, without using it.
#[utoipa::path(get, path = "/welcome", tag = "members", params(LinkQuery),
    responses((status = 200, body = WelcomeView), (status = 410, description = "link_used, link_expired")))]
pub async fn look_at_link(
    State(app): State<App>,
    Query(input): Query<LinkQuery>,
) -> ApiResult<Json<WelcomeView>> {
    let link = link::look(&app, &input.token).await?;
    let workspace = workspaces::by_id(&app.db, link.workspace_id).await?.ok_or(ApiError::LinkExpired)?;
    let purpose = if link.role == Role::Owner { Purpose::Owner } else { Purpose::Login };
    Ok(Json(WelcomeView { purpose, email: link.email, workspace: workspace.name }))
}

/// Uses a one-time link: makes the member and logs them in.
#[utoipa::path(post, path = "/welcome", tag = "members", request_body = WelcomeInput,
    responses((status = 200, body = Me), (status = 410, description = "link_used, link_expired"), (status = 422, description = "invalid_input")))]
pub async fn use_link(
    State(app): State<App>,
    headers: HeaderMap,
    jar: CookieJar,
    Json(input): Json<WelcomeInput>,
) -> ApiResult<(CookieJar, Json<Me>)> {
    let link = link::look(&app, &input.token).await?;
    let email = email_from_text(link.email.as_deref().unwrap_or(&input.email))
        .ok_or(ApiError::InvalidInput { field: "email", why: "This is not an e-mail address." })?;
    if !password::LENGTH.contains(&input.password.chars().count()) {
        return Err(ApiError::InvalidInput {
            field: "password",
            why: "A password has 10 to 256 characters.",
        });
    }
    let member = Member {
        id: id::new(&app.clock, &app.entropy),
        workspace_id: link.workspace_id,
        email,
        name: String::new(),
        role: link.role,
        language: input.language.unwrap_or_default(),
    };
    let hash = password::hash(&app, input.password).await?;
    create(&app, &member, &hash, &input.token).await?;
    let cookie = session::begin(&app, &member, agent(&headers)).await?;
    Ok((jar.add(cookie), Json(view(&app, member).await?)))
}

async fn create(app: &App, member: &Member, hash: &str, token: &str) -> ApiResult<()> {
    let mut tx = app.db.begin().await?;
    if !link::spend(&mut tx, app, token).await? {
        tx.rollback().await?;
        return Err(ApiError::LinkUsed);
    }
    match query::insert(&mut tx, member, Some(hash), app.clock.now()).await {
        Err(error) if db::is_conflict(&error) => {
            tx.rollback().await?;
            Err(ApiError::InvalidInput { field: "email", why: "This address has an account already." })
        }
        other => {
            other?;
            Ok(tx.commit().await?)
        }
    }
}

/// The member who is logged in.
#[utoipa::path(get, path = "/me", tag = "members", responses((status = 200, body = Me), (status = 401)))]
pub async fn me(State(app): State<App>, LoggedIn(member): LoggedIn) -> ApiResult<Json<Me>> {
    Ok(Json(view(&app, member).await?))
}

/// Changes name or language.
#[utoipa::path(patch, path = "/me", tag = "members", request_body = MeInput, responses((status = 200, body = Me), (status = 422, description = "invalid_input")))]
pub async fn change_me(
    State(app): State<App>,
    LoggedIn(mut member): LoggedIn,
    Json(input): Json<MeInput>,
) -> ApiResult<Json<Me>> {
    if let Some(language) = input.language {
        member.language = language;
    }
    if let Some(name) = input.name {
        if name.chars().count() > 100 {
            return Err(ApiError::InvalidInput { field: "name", why: "A name has up to 100 characters." });
        }
        name.trim().clone_into(&mut member.name);
    }
    query::update(&app.db, &member).await?;
    Ok(Json(view(&app, member).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_slows_down_and_stays_bounded() {
        let waits: Vec<_> = (0..40).map(wait_ms).collect();
        assert_eq!(&waits[..7], &[0, 0, 0, 0, 1_000, 2_000, 4_000]);
        assert!(waits.is_sorted() && waits[39] == WAIT_MS_MAX);
    }
}
