//! What recording costs a site's visitors: main-thread time of page views, as the recorder measured it.

use std::collections::BTreeMap;

use axum::extract::State;
use serde::Serialize;
use sqlx::Row;
use sqlx::any::AnyRow;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::clock::{DAY, Millis, SECOND};
use crate::db::Db;
use crate::error::ApiResult;
use crate::id;
use crate::members::session::LoggedIn;
use crate::sites::http::of_member;
use crate::web::input::{Json, Path};

/// How far back the report looks.
const SPAN_MS: Millis = 7 * DAY;
/// Page views that are looked at, the newest; more would change no median.
const VIEWS_MAX: i64 = 20_000;
/// Pages that are told one by one.
const PAGES_MAX: usize = 50;
/// A view that was left at once says nothing about a share of time.
const SHORTEST_MS: Millis = SECOND;

/// What recording has cost a site's visitors in the last 7 days.
#[derive(Serialize, ToSchema)]
pub struct CostReport {
    /// Since when, ms.
    since: Millis,
    /// Page views that told their cost; of more than 20,000 the newest.
    views: usize,
    /// Over all of them; null without any.
    overall: Option<CostFigures>,
    /// By address without query, the most expensive first; at most 50.
    pages: Vec<PageCost>,
}

/// What one page costs.
#[derive(Serialize, ToSchema)]
pub struct PageCost {
    /// Its path, with the part after `#` where that is a route.
    path: String,
    /// Page views that told their cost.
    views: usize,
    #[serde(flatten)]
    figures: CostFigures,
}

/// Figures of several page views.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CostFigures {
    /// Main-thread time of a page view, ms: half of them took no more.
    median_ms: Millis,
    /// 19 of 20 took no more.
    p95_ms: Millis,
    /// The longest at once, ms: a page can react to nothing meanwhile.
    worst_ms: Millis,
    /// Share of the time on the page, 0 to 1: half of them took no more.
    median_share: f64,
    /// 19 of 20 took no more.
    p95_share: f64,
    /// Views in which the recorder did less to keep its budget.
    reduced_views: usize,
    /// How many steps less at most: 1 and 2 gather changes and pointer positions for longer, 3 pauses.
    level: u8,
}

/// What one page view cost.
#[derive(Clone, Copy)]
struct View {
    ms: Millis,
    worst_ms: Millis,
    level: u8,
    duration_ms: Millis,
}

impl View {
    fn share(&self) -> f64 {
        (self.ms as f64 / self.duration_ms.max(SHORTEST_MS) as f64).min(1.0)
    }
}

/// What recording costs the site's visitors, by page.
#[utoipa::path(get, path = "/sites/{site}/cost", operation_id = "recording_cost", tag = "sites", params(("site" = Uuid, Path)),
    responses((status = 200, body = CostReport), (status = 404)))]
pub async fn report(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
) -> ApiResult<Json<CostReport>> {
    let site = of_member(&app, &member, site).await?;
    let since = app.clock.now() - SPAN_MS;
    Ok(Json(report_of(since, &views(&app.db, site.id, since).await?)))
}

/// Newest first, each with its path.
async fn views(db: &Db, site: Uuid, since: Millis) -> Result<Vec<(String, View)>, sqlx::Error> {
    let rows = sqlx::query(
        "select path, duration_ms, cost_ms, cost_worst_ms, cost_level
         from page_view
         where site_id = $1 and begun_ms >= $2 and cost_ms is not null
         order by begun_ms desc
         limit $3",
    )
    .bind(id::bytes(site))
    .bind(since)
    .bind(VIEWS_MAX)
    .fetch_all(db.read())
    .await?;
    rows.iter().map(|row| Ok((place(row.try_get("path")?).to_owned(), view(row)?))).collect()
}

fn view(row: &AnyRow) -> Result<View, sqlx::Error> {
    Ok(View {
        ms: row.try_get("cost_ms")?,
        worst_ms: row.try_get("cost_worst_ms")?,
        level: u8::try_from(row.try_get::<i64, _>("cost_level")?).unwrap_or(u8::MAX),
        duration_ms: row.try_get("duration_ms")?,
    })
}

/// A path without its query, and with its fragment only where that is a route of an application.
fn place(path: &str) -> &str {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let is_route = path[end..].starts_with("#/") || path[end..].starts_with("#!");
    if is_route { &path[..path.find('?').unwrap_or(path.len())] } else { &path[..end] }
}

fn report_of(since: Millis, views: &[(String, View)]) -> CostReport {
    let mut by_page: BTreeMap<&str, Vec<View>> = BTreeMap::new();
    for (path, view) in views {
        by_page.entry(path).or_default().push(*view);
    }
    let all: Vec<View> = views.iter().map(|(_, view)| *view).collect();
    let mut pages: Vec<PageCost> = by_page.iter().filter_map(|(path, views)| page_of(path, views)).collect();
    pages.sort_by_key(|page| std::cmp::Reverse((page.figures.median_ms, page.figures.p95_ms)));
    pages.truncate(PAGES_MAX);
    CostReport { since, views: views.len(), overall: figures(&all), pages }
}

fn page_of(path: &str, views: &[View]) -> Option<PageCost> {
    Some(PageCost { path: path.to_owned(), views: views.len(), figures: figures(views)? })
}

fn figures(views: &[View]) -> Option<CostFigures> {
    let mut costs: Vec<Millis> = views.iter().map(|view| view.ms).collect();
    let mut shares: Vec<f64> = views.iter().map(View::share).collect();
    costs.sort_unstable();
    shares.sort_by(f64::total_cmp);
    Some(CostFigures {
        median_ms: *rank(&costs, 50)?,
        p95_ms: *rank(&costs, 95)?,
        worst_ms: views.iter().map(|view| view.worst_ms).max()?,
        median_share: *rank(&shares, 50)?,
        p95_share: *rank(&shares, 95)?,
        reduced_views: views.iter().filter(|view| view.level > 0).count(),
        level: views.iter().map(|view| view.level).max()?,
    })
}

/// The smallest value that `percent` of all do not exceed.
fn rank<T>(sorted: &[T], percent: usize) -> Option<&T> {
    sorted.get((sorted.len() * percent).div_ceil(100).checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_nineteen_of_twenty_take_no_more() {
        let values: Vec<i32> = (1..=20).collect();
        assert_eq!((rank(&values, 50), rank(&values, 95)), (Some(&10), Some(&19)));
        assert_eq!((rank(&[7], 50), rank(&[7], 95), rank::<i32>(&[], 50)), (Some(&7), Some(&7), None));
    }

    #[test]
    fn a_page_is_its_path_and_a_route_after_a_hash_is_one() {
        for (path, page) in [
            ("/a/b", "/a/b"),
            ("/a?x=1#part", "/a"),
            ("/a#part", "/a"),
            ("/app/#/cart?x=1", "/app/#/cart"),
            ("/app#!cart", "/app#!cart"),
            ("not an address", "not an address"),
        ] {
            assert_eq!(place(path), page);
        }
    }

    #[test]
    fn a_view_left_at_once_has_no_absurd_share() {
        let view = |ms, duration_ms| View { ms, worst_ms: 0, level: 0, duration_ms };
        assert!((view(30, 0).share() - 0.03).abs() < 1e-9);
        assert!((view(5_000, 2_000).share() - 1.0).abs() < 1e-9);
    }
}
