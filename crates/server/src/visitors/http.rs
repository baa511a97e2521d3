//! Handlers of visitors: the archive of all that is kept of one.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::archive::{self, By, Whose};
use crate::app::App;
use crate::error::{ApiError, ApiResult};
use crate::members::Role;
use crate::members::session::LoggedIn;
use crate::web::input::Path;

/// All that is kept of a visitor, as a zip file: the rows of the database, the events of each recording, and a text that explains
/// them. A visitor is named by our id, or by the one that their browser has.
#[utoipa::path(get, path = "/visitors/{visitor}/archive.zip", operation_id = "export_visitor", tag = "visitors", params(("visitor" = Uuid, Path)),
    responses((status = 200, description = "README.txt, visitor.json, recordings/ID.json", body = Vec<u8>, content_type = "application/zip"),
        (status = 403, description = "forbidden"), (status = 404)))]
pub async fn export(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(visitor): Path<Uuid>,
) -> ApiResult<Response> {
    member.needs(Role::Admin)?;
    let visitors = archive::visitors(&app.db, member.workspace_id, &Whose::Visitor(visitor)).await?;
    if visitors.is_empty() {
        return Err(ApiError::NotFound);
    }
    let about = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"revisit-visitor-{visitor}.zip\"")),
    ];
    let language = member.language;
    let pieces = archive::stream(app, visitors, By::Member(Box::new(member)), language);
    Ok((about, Body::from_stream(pieces)).into_response())
}
