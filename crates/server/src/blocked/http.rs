//! Handlers of a site's blocked visitors: list, add, remove.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::query::{self, NewBlock};
use super::{BlockedKind, canonical};
use crate::app::App;
use crate::clock::Millis;
use crate::error::{ApiError, ApiResult};
use crate::id;
use crate::members::Role;
use crate::members::session::LoggedIn;
use crate::sites::http::of_member;
use crate::web::input::{Json, Path};

/// A visitor who is not recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct BlockedVisitor {
    /// The entry.
    pub id: Uuid,
    /// By what.
    pub kind: BlockedKind,
    /// The number, address, network or variable.
    pub value: String,
    /// When it was added, ms.
    pub added_at: Millis,
    /// What the member who added it was called then.
    pub by: Option<String>,
}

/// Everybody whom a site does not record.
#[derive(Serialize, ToSchema)]
pub struct BlockedVisitors {
    /// Newest first, at most 1,000.
    items: Vec<BlockedVisitor>,
}

/// A visitor who is not to be recorded any more.
#[derive(Deserialize, ToSchema)]
pub struct BlockedInput {
    /// By what.
    kind: Option<BlockedKind>,
    /// Of a visitor: our id, or the number that their browser has.
    #[serde(default)]
    value: String,
}

/// Everybody whom a site does not record.
#[utoipa::path(get, path = "/sites/{site}/blocked", operation_id = "list_blocked", tag = "sites", params(("site" = Uuid, Path)),
    responses((status = 200, body = BlockedVisitors), (status = 403, description = "forbidden"), (status = 404)))]
pub async fn list(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
) -> ApiResult<Json<BlockedVisitors>> {
    member.needs(Role::Admin)?;
    let site = of_member(&app, &member, site).await?;
    Ok(Json(BlockedVisitors { items: query::of_site(&app.db, site.id).await? }))
}

/// Records a visitor no more; acts at once. What is stored of them stays until it is erased.
#[utoipa::path(post, path = "/sites/{site}/blocked", operation_id = "add_blocked", tag = "sites", params(("site" = Uuid, Path)), request_body = BlockedInput,
    responses((status = 201, body = BlockedVisitor), (status = 403, description = "forbidden"), (status = 404), (status = 422)))]
pub async fn add(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
    Json(input): Json<BlockedInput>,
) -> ApiResult<(StatusCode, Json<BlockedVisitor>)> {
    member.needs(Role::Admin)?;
    let site = of_member(&app, &member, site).await?;
    let kind = input.kind.ok_or(ApiError::InvalidInput { field: "kind", why: "Say by what." })?;
    let value = meant(&app, site.id, kind, &input.value).await?;
    let by = if member.name.is_empty() { &member.email } else { &member.name };
    let new =
        NewBlock { id: id::new(&app.clock, &app.entropy), kind, value: &value, by, now: app.clock.now() };
    let full = ApiError::InvalidInput { field: "kind", why: "A site blocks at most 1,000 visitors." };
    let added = query::add(&app.db, site.id, &new).await?.ok_or(full)?;
    app.blocked.changed(site.id);
    Ok((StatusCode::CREATED, Json(added)))
}

/// The value as it is kept. A visitor is called by our id where it is one of ours, and else by their browser's number.
async fn meant(app: &App, site: Uuid, kind: BlockedKind, value: &str) -> ApiResult<String> {
    let value = canonical(kind, value).map_err(|why| ApiError::InvalidInput { field: "value", why })?;
    if kind == BlockedKind::Visitor
        && let Ok(visitor) = Uuid::try_parse(&value)
        && let Some(key) = query::browser_of(&app.db, site, visitor).await?
    {
        return Ok(key.to_string());
    }
    Ok(value)
}

/// Records a visitor again, from their next page on.
#[utoipa::path(delete, path = "/sites/{site}/blocked/{entry}", operation_id = "remove_blocked", tag = "sites",
    params(("site" = Uuid, Path), ("entry" = Uuid, Path)),
    responses((status = 204), (status = 403, description = "forbidden"), (status = 404)))]
pub async fn remove(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path((site, entry)): Path<(Uuid, Uuid)>,
) -> ApiResult<StatusCode> {
    member.needs(Role::Admin)?;
    let site = of_member(&app, &member, site).await?;
    if !query::remove(&app.db, site.id, entry).await? {
        return Err(ApiError::NotFound);
    }
    app.blocked.changed(site.id);
    Ok(StatusCode::NO_CONTENT)
}
