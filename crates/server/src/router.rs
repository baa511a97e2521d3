//! Every URL.

use std::any::Any;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Method, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::error::ApiError;
use crate::{
    blocked, erasures, health, ingest, members, openapi, recordings, sites, statement, viewings, visitors,
    web,
};

fn api_routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::Document::openapi())
        .routes(routes!(members::http::login))
        .routes(routes!(members::http::logout))
        .routes(routes!(members::http::look_at_link, members::http::use_link))
        .routes(routes!(members::http::me, members::http::change_me))
        .routes(routes!(sites::http::add))
        .routes(routes!(sites::http::get, sites::http::patch))
        .routes(routes!(sites::http::versions))
        .routes(routes!(blocked::http::list, blocked::http::add))
        .routes(routes!(blocked::http::remove))
        .routes(routes!(sites::http::check))
        .routes(routes!(statement::http::make_clause))
        .routes(routes!(recordings::cost::report))
        .routes(routes!(recordings::http::list))
        .routes(routes!(recordings::http::counters))
        .routes(routes!(recordings::http::get, recordings::http::remove))
        .routes(routes!(recordings::http::block))
        .routes(routes!(recordings::http::export))
        .routes(routes!(viewings::http::add))
        .routes(routes!(viewings::http::list))
        .routes(routes!(viewings::http::export))
        .routes(routes!(visitors::http::export))
        .routes(routes!(erasures::http::preview))
        .routes(routes!(erasures::http::add, erasures::http::list))
        .routes(routes!(erasures::http::get))
}

/// The OpenAPI document.
pub fn openapi() -> serde_json::Value {
    openapi::complete(&api_routes().into_openapi())
}

/// Everything this process serves, by its roles.
pub fn router(app: App) -> Router {
    let roles = app.config.server.roles;
    let mut router = Router::new().route("/healthz", get(health::alive)).route("/readyz", get(health::ready));
    if roles.ingest {
        router = router.merge(recorder());
    }
    if roles.web {
        router = router.merge(dashboard());
    }
    router
        .layer(SetResponseHeaderLayer::if_not_present(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(CatchPanicLayer::custom(panicked))
        .with_state(app)
}

/// What visitors' pages load and call. Any origin may, no cookie is looked at.
fn recorder() -> Router<App> {
    Router::new()
        .route("/r.js", get(web::recorder_core))
        .route("/loader.js", get(web::recorder_for_smartsupp))
        .route("/recorder.js", get(web::recorder_for_smartlook))
        .route("/r/{file}", get(web::recorder_file))
        .route("/r/v1/{key}/settings", get(ingest::settings::settings))
        .route("/r/v1/{key}/batch", post(ingest::receive::batch))
        .layer(SetResponseHeaderLayer::overriding(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        ))
        // Without this a page's script can't read when to come back.
        .layer(SetResponseHeaderLayer::overriding(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("retry-after"),
        ))
        .layer(SetResponseHeaderLayer::overriding(
            HeaderName::from_static("timing-allow-origin"),
            HeaderValue::from_static("*"),
        ))
}

/// What members use.
fn dashboard() -> Router<App> {
    let (api, document) = api_routes().split_for_parts();
    let document = openapi::complete(&document);
    let api = api
        .route("/openapi.json", get(move || std::future::ready(axum::Json(document.clone()))))
        .fallback(|| std::future::ready(ApiError::NotFound))
        .method_not_allowed_fallback(|| std::future::ready(ApiError::MethodNotAllowed))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        // Blocks are read once and may be megabytes: the time to the first frame counts, not the last byte.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        // A page of another origin can't make a member's browser change anything.
        .layer(CsrfLayer::new().with_rejection_response(|_| ApiError::CrossSite.into_response()));
    Router::new()
        .nest("/api/v1", api)
        .route("/privacy/{key}", get(statement::http::show))
        .route("/stage", get(web::stage))
        .route("/stage/{file}", get(web::stage_file))
        .route("/demo", get(web::demo_root))
        .route("/demo/", get(web::demo))
        .route("/demo/{*path}", get(web::demo))
        .fallback(|method: Method, headers, uri| async move {
            if method == Method::GET || method == Method::HEAD {
                web::dashboard(headers, uri).await
            } else {
                StatusCode::METHOD_NOT_ALLOWED.into_response()
            }
        })
        .layer(SetResponseHeaderLayer::if_not_present(
            header::REFERRER_POLICY,
            HeaderValue::from_static("same-origin"),
        ))
}

/// A panic is a bug: it is logged where somebody sees it, and the client is told to come back.
#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    tracing::error!(panic = text.unwrap_or("without words"), "a handler panicked");
    ([(header::RETRY_AFTER, "5")], ApiError::Panicked).into_response()
}
