//! Pages and scripts from inside the binary, each with the headers that keep it in its place.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::assets::{self, Dashboard, Keep, Player, Recorder, Shop};
use crate::app::App;

/// The dashboard runs only its own script, talks only to its own origin, and is framed by nobody.
const DASHBOARD_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What the stage may do when the web build left no policy of its own: nothing.
const STAGE_CSP_FALLBACK: &str = "default-src 'none'; frame-ancestors 'self'";

fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

fn not_found() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

/// The dashboard's files, and its page for every other path: the app knows its own addresses.
pub async fn dashboard(headers: HeaderMap, uri: axum::http::Uri) -> Response {
    let name = uri.path().trim_start_matches('/');
    let is_hidden = name.ends_with(".br") || name.ends_with(".gz");
    let keep = if name.starts_with("app/") { Keep::Forever } else { Keep::Check };
    if !name.is_empty()
        && !is_hidden
        && let Some(file) = assets::serve::<Dashboard>(name, keep, &headers)
    {
        return with(file, header::CONTENT_SECURITY_POLICY, DASHBOARD_CSP);
    }
    if name.starts_with("app/") || name.starts_with("api/") {
        return not_found();
    }
    match assets::serve::<Dashboard>("index.html", Keep::Check, &headers) {
        Some(page) => with(page, header::CONTENT_SECURITY_POLICY, DASHBOARD_CSP),
        None => (StatusCode::NOT_FOUND, Html(NOT_BUILT)).into_response(),
    }
}

const NOT_BUILT: &str = "<!doctype html><meta charset=utf-8><title>Revisit</title>\
    <p>The web pages are not built. Run <code>make web</code>, or <code>make run</code> for everything.";

/// The recorder's core, loaded by visitors' pages.
pub async fn recorder_core(headers: HeaderMap) -> Response {
    recorder("r.js", Keep::Minutes, &headers)
}

/// The core behind the address that Smartsupp's snippet loads.
pub async fn recorder_for_smartsupp(headers: HeaderMap) -> Response {
    recorder("loader.js", Keep::Minutes, &headers)
}

/// The core behind the address that Smartlook's snippet loads.
pub async fn recorder_for_smartlook(headers: HeaderMap) -> Response {
    recorder("recorder.js", Keep::Minutes, &headers)
}

/// The capture part, named by its content.
pub async fn recorder_file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    recorder(&name, Keep::Forever, &headers)
}

fn recorder(name: &str, keep: Keep, headers: &HeaderMap) -> Response {
    if std::path::Path::new(name).extension().is_none_or(|extension| extension != "js") {
        return not_found();
    }
    let Some(file) = assets::serve::<Recorder>(name, keep, headers) else { return not_found() };
    let file = with(file, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    with(file, HeaderName::from_static("cross-origin-resource-policy"), "cross-origin")
}

/// The page that recorded content is rebuilt in.
pub async fn stage(headers: HeaderMap) -> Response {
    stage_named("stage.html", &headers)
}

/// The stage's script and style.
pub async fn stage_file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    stage_named(&name, &headers)
}

fn stage_named(name: &str, headers: &HeaderMap) -> Response {
    if !name.starts_with("stage.") || name.ends_with(".br") || name.ends_with(".gz") {
        return not_found();
    }
    let policy =
        Player::get("stage-csp.txt").map(|file| String::from_utf8_lossy(&file.data).trim().to_owned());
    match assets::serve::<Player>(name, Keep::Check, headers) {
        Some(file) => {
            with(file, header::CONTENT_SECURITY_POLICY, policy.as_deref().unwrap_or(STAGE_CSP_FALLBACK))
        }
        None => not_found(),
    }
}

/// `/demo` is `/demo/`.
pub async fn demo_root() -> Redirect {
    Redirect::permanent("/demo/")
}

/// The demo shop, with the key of its site written into its pages.
pub async fn demo(State(app): State<App>, path: Option<Path<String>>, headers: HeaderMap) -> Response {
    let Some(site_key) = &app.demo_site else { return not_found() };
    let path = path.map(|Path(path)| path).unwrap_or_default();
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    if !name.ends_with(".html") {
        return assets::serve::<Shop>(&name, Keep::Check, &headers).unwrap_or_else(not_found);
    }
    match Shop::get(&name) {
        Some(page) => {
            Html(String::from_utf8_lossy(&page.data).replace("{{site_key}}", site_key)).into_response()
        }
        None => not_found(),
    }
}
