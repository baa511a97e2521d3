//! Where the statement is read: `/privacy/{key}` by anybody, the clause by members.

use std::sync::LazyLock;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::{Deserialize, Serialize};
use sha2::Digest;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::Statement;
use super::clause::{self, Company};
use super::page::{self, Done};
use crate::app::App;
use crate::error::{ApiError, ApiResult};
use crate::id::VisitorKey;
use crate::language::Language;
use crate::members::session::LoggedIn;
use crate::sites::{self, Site};
use crate::web::ClientAddress;
use crate::web::input::{Json, Path, Query};

/// No script, nothing from elsewhere, framed by nobody; its own style by its hash.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = sha2::Sha256::digest(page::STYLE.as_bytes());
    format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        base64(&hash)
    )
});

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// What the page is asked for with.
#[derive(Deserialize)]
pub struct Wanted {
    language: Option<String>,
    /// How the visitor's wish ended; the recorder's word for it.
    done: Option<String>,
    /// The visitor's number.
    visitor: Option<String>,
}

impl Wanted {
    fn done(&self) -> Option<Done> {
        match self.done.as_deref()? {
            "objected" => Some(Done::Objected(
                self.visitor.clone().filter(|number| number.parse::<VisitorKey>().is_ok()),
            )),
            "lifted" => Some(Done::Lifted),
            "not_kept" => Some(Done::NotKept),
            _ => None,
        }
    }
}

/// `GET /privacy/{key}`: what the site with this key tells its visitors.
pub async fn show(
    State(app): State<App>,
    Path(key): Path<String>,
    Query(wanted): Query<Wanted>,
    ClientAddress(from): ClientAddress,
    headers: HeaderMap,
) -> Response {
    if let Err(refusal) = app.gate.request(from) {
        return crate::ingest::receive::refuse(refusal);
    }
    let site = match app.sites.by_key(&key).await {
        Ok(Some(site)) => site,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return ApiError::from(error).into_response(),
    };
    let language =
        wanted.language.as_deref().and_then(Language::from_code).unwrap_or_else(|| spoken(&headers));
    let (host, origin) = (host(&app), origin(&app, &site).await);
    let statement = Statement { site: &site.name, host: &host, settings: &site.settings };
    let body = page::page(&statement, origin.as_deref(), wanted.done().as_ref(), language);
    let headers = [
        (header::CONTENT_SECURITY_POLICY, POLICY.as_str()),
        (header::CACHE_CONTROL, "no-cache"),
        (header::VARY, "accept-language"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    (headers, Html(body.into_string())).into_response()
}

/// The first language of the reader that the page exists in. Browsers write the most wanted first.
fn spoken(headers: &HeaderMap) -> Language {
    let accepted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let codes = accepted.split(',').filter_map(|part| part.split(';').next());
    codes.map(str::trim).find_map(Language::from_code).unwrap_or_default()
}

fn host(app: &App) -> String {
    let address = app.config.public_url();
    url::Url::parse(&address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or(address)
}

/// Where the site's pages are: where the snippet was last seen, or its first domain.
async fn origin(app: &App, site: &Site) -> Option<String> {
    let seen =
        sites::query::seen(&app.db, site.workspace_id, site.id).await.ok().and_then(|seen| seen.snippet_on);
    let origin = |page: String| {
        let url = url::Url::parse(&page).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let origin = url.origin().ascii_serialization();
        site.allows_origin(Some(&origin)).then_some(origin)
    };
    seen.and_then(origin).or_else(|| site.domains.first().map(|domain| format!("https://{domain}")))
}

/// Who is responsible, and in which language the clause is wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ClauseQuery {
    /// The company's name, at most 200 characters.
    company: String,
    /// Its VAT id, at most 40 characters.
    vat_id: Option<String>,
    /// The language of the clause.
    language: Language,
}

/// A clause for the site's privacy policy, made from its settings.
#[derive(Serialize, ToSchema)]
pub struct Clause {
    /// Paragraphs; the first is the heading.
    paragraphs: Vec<String>,
    /// That it is no legal advice, in the same language.
    warning: String,
}

/// The clause for a site's privacy policy.
#[utoipa::path(get, path = "/sites/{site}/clause", operation_id = "make_clause", tag = "sites", params(("site" = Uuid, Path), ClauseQuery),
    responses((status = 200, body = Clause), (status = 404), (status = 422)))]
pub async fn make_clause(
    State(app): State<App>,
    LoggedIn(member): LoggedIn,
    Path(site): Path<Uuid>,
    Query(query): Query<ClauseQuery>,
) -> ApiResult<Json<Clause>> {
    let site = sites::http::of_member(&app, &member, site).await?;
    let company = read_company(&query)?;
    let host = host(&app);
    let statement = Statement { site: &site.name, host: &host, settings: &site.settings };
    let page = site.privacy_page(&app.config.public_url());
    let paragraphs = clause::paragraphs(&statement, &company, &page, query.language);
    Ok(Json(Clause { paragraphs, warning: clause::warning().in_language(query.language) }))
}

fn read_company(query: &ClauseQuery) -> ApiResult<Company<'_>> {
    let name = query.company.trim();
    if name.is_empty() || name.chars().count() > 200 {
        return Err(ApiError::InvalidInput { field: "company", why: "A name has 1 to 200 characters." });
    }
    let vat_id = query.vat_id.as_deref().map(str::trim).filter(|id| !id.is_empty());
    if vat_id.is_some_and(|id| id.chars().count() > 40) {
        return Err(ApiError::InvalidInput { field: "vat_id", why: "A VAT id has at most 40 characters." });
    }
    Ok(Company { name, vat_id })
}
