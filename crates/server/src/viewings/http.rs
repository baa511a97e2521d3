//! Handlers of the viewing log: the player tells that it plays, owners and admins read.

use axum::body::Body;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::query::{self, Wanted, Whose};
use super::{Action, Viewing, csv, watched};
use crate::app::App;
use crate::clock::Millis;
use crate::error::{ApiError, ApiResult};
use crate::members::Role;
use crate::members::session::LoggedIn;
use crate::recordings;
use crate::web::input::{Json, Path, Query};

/// Which lines of the log.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ViewingsQuery {
    /// Of this member only.
    member: Option<Uuid>,
    /// True: of the operator only, on the command line.
    operator: Option<bool>,
    /// Only what was done so.
    action: Option<Action>,
    /// At or after, ms.
    from: Option<Millis>,
    /// Before, ms.
    to: Option<Millis>,
    /// `next` of the page before.
    before: Option<Uuid>,
}

/// A member who is in the log.
#[derive(Serialize, ToSchema)]
pub struct Logged {
    /// The member.
    id: Uuid,
    /// What they are called.
    name: String,
}

/// Some lines of the log.
#[derive(Serialize, ToSchema)]
pub struct Viewings {
    /// Newest first.
    items: Vec<Viewing>,
    /// Where the next page begins; null at the end.
    next: Option<Uuid>,
    /// Members who are in the log, on any page.
    members: Vec<Logged>,
}

/// Lines on one page.
const PAGE: i64 = 50;

/// Members to choose from.
const MEMBERS_MAX: i64 = 500;

fn wanted(input: &ViewingsQuery) -> ApiResult<Wanted> {
    let whose = match (input.member, input.operator) {
        (None, Some(true)) => Whose::Operator,
        (None, _) => Whose::All,
        (Some(member), None | Some(false)) => Whose::Member(member),
        (Some(_), Some(true)) => {
            return Err(ApiError::InvalidInput { field: "operator", why: "The operator is no member." });
        }
    };
    let (from_ms, to_ms) = (input.from.unwrap_or(0), input.to.unwrap_or(Millis::MAX));
    Ok(Wanted { whose, action: input.action, from_ms, to_ms })
}

/// Logs that the recording is being watched. A player tells it when the first frame is on the screen; again within ten minutes it
/// is the same line.
#[utoipa::path(post, path = "/recordings/{recording}/viewings", operation_id = "log_watching", tag = "viewings", params(("recording" = Uuid, Path)),
    responses((status = 204), (status = 404)))]
pub async fn add(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(recording): Path<Uuid>,
) -> ApiResult<StatusCode> {
    if !recordings::query::exists(&app.db, member.workspace_id, recording).await? {
        return Err(ApiError::NotFound);
    }
    watched(&app, &member, recording).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who watched, exported or erased which recording. Kept for 13 months.
#[utoipa::path(get, path = "/viewings", operation_id = "list_viewings", tag = "viewings", params(ViewingsQuery),
    responses((status = 200, body = Viewings), (status = 403, description = "forbidden"), (status = 422)))]
pub async fn list(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Query(input): Query<ViewingsQuery>,
) -> ApiResult<Json<Viewings>> {
    member.needs(Role::Admin)?;
    let mut items =
        query::list(&app.db, member.workspace_id, &wanted(&input)?, input.before, PAGE + 1).await?;
    let more = items.len() > usize::try_from(PAGE)?;
    items.truncate(usize::try_from(PAGE)?);
    let next = items.last().filter(|_| more).map(|last| last.id);
    let members = query::members(&app.db, member.workspace_id, MEMBERS_MAX).await?;
    let members = members.into_iter().map(|(id, name)| Logged { id, name }).collect();
    Ok(Json(Viewings { items, next, members }))
}

/// The same as a table: all lines that are wanted, comma-separated (RFC 4180), times in UTC.
#[utoipa::path(get, path = "/viewings.csv", operation_id = "export_viewings", tag = "viewings", params(ViewingsQuery),
    responses((status = 200, description = "time,member,action,recording,receipt", body = String, content_type = "text/csv"),
        (status = 403, description = "forbidden"), (status = 422)))]
pub async fn export(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Query(input): Query<ViewingsQuery>,
) -> ApiResult<Response> {
    member.needs(Role::Admin)?;
    let table = csv::table(app, member.workspace_id, wanted(&input)?, input.before);
    let about = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"revisit-viewings.csv\""),
    ];
    Ok((about, Body::from_stream(table)).into_response())
}
