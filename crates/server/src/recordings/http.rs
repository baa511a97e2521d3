//! Handlers of recordings: list, counters, one recording, its blocks, its export.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::export;
use super::filter::{Cursor, Filter};
use super::kinds::Device;
use super::playback::{self, Opened};
use super::query::{self, Listed};
use super::view::{RecordingDetail, RecordingView};
use crate::app::App;
use crate::clock::Millis;
use crate::erasures::{self, What};
use crate::error::{ApiError, ApiResult};
use crate::members::session::LoggedIn;
use crate::members::{Member, Role};
use crate::quotas::{self, Month};
use crate::sites::http::of_member;
use crate::sites::version;
use crate::viewings;
use crate::web::input::{Json, Path, Query};
use crate::workspaces::{self, Plan};

/// What a member chose to see.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Begun at or after, ms.
    from: Option<Millis>,
    /// Begun before, ms.
    to: Option<Millis>,
    /// At least this long, ms.
    min_duration_ms: Option<Millis>,
    /// At most this long, ms.
    max_duration_ms: Option<Millis>,
    /// A glob over path, query and hash of any page; without `*` it may be anywhere in them.
    page: Option<String>,
    /// Seen on such a device.
    device: Option<Device>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// Items at most, 1 to 100; 25 if absent.
    limit: Option<u64>,
}

/// One page of the list.
#[derive(Serialize, ToSchema)]
pub struct RecordingsPage {
    /// Newest first.
    items: Vec<RecordingView>,
    /// Where the next page begins; absent at the end.
    next_cursor: Option<String>,
    /// How many recordings the filter lets through.
    matching: i64,
}

/// The numbers beside the list.
#[derive(Serialize, ToSchema)]
pub struct Counters {
    /// Recordings that can be watched.
    stored_now: i64,
    /// Recordings made in this month of the workspace's time zone, deleted ones included.
    made_this_month: i64,
    /// How many the plan allows; null: unlimited.
    limit: Option<i64>,
    /// Visits being recorded now; shown when the visitor has left.
    recorded_now: i64,
    /// When the month ends, ms.
    month_ends_at: Millis,
}

/// The events of one block.
#[derive(Serialize, ToSchema)]
pub struct BlockEvents {
    /// The tab they belong to.
    tab: u16,
    /// rrweb events; the first `frame_events` of the block are a key frame made by the server.
    #[schema(value_type = Vec<HashMap<String, serde_json::Value>>)]
    events: Box<serde_json::value::RawValue>,
}

const LIMIT_DEFAULT: u64 = 25;
const LIMIT_MAX: u64 = 100;
const PAGE_CHARS_MAX: usize = 500;

fn filter(input: &ListQuery) -> ApiResult<Filter> {
    if input.page.as_ref().is_some_and(|page| page.chars().count() > PAGE_CHARS_MAX) {
        return Err(ApiError::InvalidInput { field: "page", why: "The page is too long." });
    }
    Ok(Filter {
        from_ms: input.from,
        to_ms: input.to,
        min_duration_ms: input.min_duration_ms,
        max_duration_ms: input.max_duration_ms,
        page: input.page.clone().filter(|page| !page.is_empty()),
        device: input.device,
    })
}

/// A site's recordings that can be watched, newest first.
#[utoipa::path(get, path = "/sites/{site}/recordings", operation_id = "list_recordings", tag = "recordings", params(("site" = Uuid, Path), ListQuery),
    responses((status = 200, body = RecordingsPage), (status = 404), (status = 422)))]
pub async fn list(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
    Query(input): Query<ListQuery>,
) -> ApiResult<Json<RecordingsPage>> {
    let site = of_member(&app, &member, site).await?;
    let filter = filter(&input)?;
    let after = match &input.cursor {
        Some(text) => Some(
            Cursor::from_text(text)
                .ok_or(ApiError::InvalidInput { field: "cursor", why: "This is no cursor." })?,
        ),
        None => None,
    };
    let limit = input.limit.unwrap_or(LIMIT_DEFAULT).clamp(1, LIMIT_MAX);
    let mut found = query::list(&app.db, site.id, &filter, after, limit + 1).await?;
    let more = found.len() as u64 > limit;
    found.truncate(usize::try_from(limit)?);
    let next_cursor = found
        .last()
        .filter(|_| more)
        .map(|last| Cursor { started_ms: last.started_ms, id: last.id }.to_text());
    let items = found.iter().map(RecordingView::of).collect();
    let matching = query::matching(&app.db, site.id, &filter).await?;
    Ok(Json(RecordingsPage { items, next_cursor, matching }))
}

/// The numbers beside a site's list.
#[utoipa::path(get, path = "/sites/{site}/recordings/counters", operation_id = "count_recordings", tag = "recordings", params(("site" = Uuid, Path)),
    responses((status = 200, body = Counters), (status = 404)))]
pub async fn counters(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
) -> ApiResult<Json<Counters>> {
    let site = of_member(&app, &member, site).await?;
    let workspace = workspaces::by_id(&app.db, member.workspace_id).await?.ok_or(ApiError::NotFound)?;
    let month = Month::at(app.clock.now(), &workspace.time_zone);
    Ok(Json(Counters {
        stored_now: query::stored_now(&app.db, site.id).await?,
        made_this_month: quotas::made(&app.db, workspace.id, &month).await?,
        limit: Plan::named(&workspace.plan).recordings_per_month,
        recorded_now: query::recorded_now(&app.db, site.id).await?,
        month_ends_at: month.ends_ms,
    }))
}

async fn find(app: &App, member: &Member, recording: Uuid) -> ApiResult<(Listed, Arc<Opened>)> {
    let listed = query::by_id(&app.db, member.workspace_id, recording).await?.ok_or(ApiError::NotFound)?;
    let opened = playback::open(app, recording).await?;
    Ok((listed, opened))
}

/// A recording, with all a player needs to begin anywhere.
#[utoipa::path(get, path = "/recordings/{recording}", operation_id = "get_recording", tag = "recordings", params(("recording" = Uuid, Path)),
    responses((status = 200, body = RecordingDetail), (status = 404)))]
pub async fn get(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(recording): Path<Uuid>,
) -> ApiResult<Json<RecordingDetail>> {
    let (listed, opened) = find(&app, &member, recording).await?;
    let later = query::neighbour(&app.db, &listed, true).await?;
    let earlier = query::neighbour(&app.db, &listed, false).await?;
    let made_under = version::settings_then(&app.db, listed.site_id, listed.settings_version).await?;
    Ok(Json(RecordingDetail::of(&listed, &opened, later, earlier, made_under)))
}

/// Deletes a recording, everywhere; leaves a receipt.
#[utoipa::path(delete, path = "/recordings/{recording}", operation_id = "delete_recording", tag = "recordings", params(("recording" = Uuid, Path)),
    responses((status = 204), (status = 403, description = "forbidden"), (status = 404)))]
pub async fn remove(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(recording): Path<Uuid>,
) -> ApiResult<StatusCode> {
    member.needs(Role::Admin)?;
    erasures::http::erase(&app, &member, &What::Recording(recording)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The events of one block. It never changes while its recording has the same `generation`.
#[utoipa::path(get, path = "/recordings/{recording}/blocks/{n}", operation_id = "get_block", tag = "recordings",
    params(("recording" = Uuid, Path), ("n" = u32, Path)), responses((status = 200, body = BlockEvents), (status = 404)))]
pub async fn block(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path((recording, n)): Path<(Uuid, u32)>,
) -> ApiResult<Response> {
    if !query::exists(&app.db, member.workspace_id, recording).await? {
        return Err(ApiError::NotFound);
    }
    let opened = playback::open(&app, recording).await?;
    if opened.index.blocks.get(n as usize).is_none() {
        return Err(ApiError::NotFound);
    }
    let block = playback::block(&app, &opened, n).await?;
    app.loads.note(&member, recording, app.clock.now());
    // Put together by hand: the events are JSON already, and may be megabytes of it.
    let tab = block.tab;
    let json = block.into_json();
    let mut body = String::with_capacity(json.len() + 32);
    body.push_str(&format!("{{\"tab\":{tab},\"events\":"));
    body.push_str(&json);
    body.push('}');
    Ok(([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "private, max-age=60")], body)
        .into_response())
}

/// The recording as an array of rrweb events.
#[utoipa::path(get, path = "/recordings/{recording}/export.json", operation_id = "export_recording", tag = "recordings", params(("recording" = Uuid, Path)),
    responses((status = 200, description = "rrweb events", body = Vec<HashMap<String, serde_json::Value>>), (status = 404)))]
pub async fn export(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(recording): Path<Uuid>,
) -> ApiResult<Response> {
    let (_, opened) = find(&app, &member, recording).await?;
    viewings::exported(&app, Some(&member), recording).await?;
    let name = format!("attachment; filename=\"revisit-{recording}.json\"");
    let body = Body::from_stream(export::json(app, opened));
    Ok(([(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)], body)
        .into_response())
}
