//! Handlers of erasures: look what there is, erase it, and read the receipts.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{Holdings, Receipt, What, begin, query, run};
use crate::app::App;
use crate::error::{ApiError, ApiResult};
use crate::members::session::LoggedIn;
use crate::members::{Member, Role, email_from_text};
use crate::web::input::{Json, Path, Query};

/// What is to be erased: exactly one of these.
#[derive(Deserialize, ToSchema)]
pub struct ErasureInput {
    /// One recording; its visitor, too, if nothing else is known of them.
    recording: Option<Uuid>,
    /// A visitor: our id, or the id that their browser has.
    visitor: Option<Uuid>,
    /// Every visitor of whom a site said that this is their address.
    email: Option<String>,
    /// Every recording that was stored with this IP address, or, where only the network was kept, with its network. Where a site keeps no
    /// addresses its visits can't be found this way.
    ip: Option<String>,
}

/// Some of the receipts.
#[derive(Serialize, ToSchema)]
pub struct Receipts {
    /// Newest first.
    items: Vec<Receipt>,
    /// Where the next page begins; null at the end.
    next: Option<Uuid>,
}

/// Which receipts.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReceiptsQuery {
    /// `next` of the page before.
    before: Option<Uuid>,
}

/// Receipts on one page.
const PAGE: i64 = 50;

/// Steps that who asks waits for; a larger erasure is gone on with by its job.
const STEPS: usize = 3;

fn meant(member: &Member, input: ErasureInput) -> ApiResult<What> {
    member.needs(Role::Admin)?;
    match (input.recording, input.visitor, input.email, input.ip) {
        (Some(recording), None, None, None) => Ok(What::Recording(recording)),
        (None, Some(visitor), None, None) => Ok(What::Visitor(visitor)),
        (None, None, Some(text), None) => email_from_text(&text)
            .map(What::Email)
            .ok_or(ApiError::InvalidInput { field: "email", why: "This is not an e-mail address." }),
        (None, None, None, Some(text)) => text
            .trim()
            .parse()
            .map(What::Address)
            .map_err(|_| ApiError::InvalidInput { field: "ip", why: "This is not an IP address." }),
        _ => {
            Err(ApiError::InvalidInput { field: "recording", why: "Name one recording, visitor or address." })
        }
    }
}

/// Tells what an erasure would remove, and removes nothing.
#[utoipa::path(post, path = "/erasures/preview", operation_id = "preview_erasure", tag = "erasures", request_body = ErasureInput,
    responses((status = 200, body = Holdings), (status = 403, description = "forbidden"), (status = 404), (status = 422)))]
pub async fn preview(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Json(input): Json<ErasureInput>,
) -> ApiResult<Json<Holdings>> {
    let found = query::holdings(&app.db, member.workspace_id, &meant(&member, input)?).await?;
    if found.is_empty() { Err(ApiError::NotFound) } else { Ok(Json(found)) }
}

/// Erases, everywhere and for good. A large erasure is still being done when the answer comes.
#[utoipa::path(post, path = "/erasures", operation_id = "erase", tag = "erasures", request_body = ErasureInput,
    responses((status = 201, body = Receipt), (status = 403, description = "forbidden"), (status = 404), (status = 422)))]
pub async fn add(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Json(input): Json<ErasureInput>,
) -> ApiResult<(StatusCode, Json<Receipt>)> {
    let what = meant(&member, input)?;
    Ok((StatusCode::CREATED, Json(erase(&app, &member, &what).await?)))
}

/// Erases what a member asked for; what can't be done now is done by the job.
pub async fn erase(app: &App, member: &Member, what: &What) -> ApiResult<Receipt> {
    let begun = begin(app, member.workspace_id, Some(member.id), what).await?;
    let erasure = begun.ok_or(ApiError::NotFound)?;
    if let Err(error) = run::go_on(app, erasure, STEPS).await {
        tracing::warn!(erasure.id = %erasure, error = format!("{error:#}"), "an erasure could not be completed; it will be gone on with");
    }
    query::by_id(&app.db, member.workspace_id, erasure).await?.ok_or(ApiError::NotFound)
}

/// The receipts of all erasures, newest first.
#[utoipa::path(get, path = "/erasures", operation_id = "list_erasures", tag = "erasures", params(ReceiptsQuery),
    responses((status = 200, body = Receipts), (status = 403, description = "forbidden")))]
pub async fn list(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Query(input): Query<ReceiptsQuery>,
) -> ApiResult<Json<Receipts>> {
    member.needs(Role::Admin)?;
    let mut items = query::list(&app.db, member.workspace_id, input.before, PAGE + 1).await?;
    let more = items.len() > usize::try_from(PAGE)?;
    items.truncate(usize::try_from(PAGE)?);
    let next = items.last().filter(|_| more).map(|last| last.id);
    Ok(Json(Receipts { items, next }))
}

/// A receipt.
#[utoipa::path(get, path = "/erasures/{erasure}", operation_id = "get_erasure", tag = "erasures", params(("erasure" = Uuid, Path)),
    responses((status = 200, body = Receipt), (status = 403, description = "forbidden"), (status = 404)))]
pub async fn get(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(erasure): Path<Uuid>,
) -> ApiResult<Json<Receipt>> {
    member.needs(Role::Admin)?;
    Ok(Json(query::by_id(&app.db, member.workspace_id, erasure).await?.ok_or(ApiError::NotFound)?))
}
