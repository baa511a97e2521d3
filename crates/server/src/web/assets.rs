//! Files inside the binary: the recorder, the stage, the dashboard, the demo shop.
//!
//! In a debug build they are read from the source tree, so that a web build shows without a Rust build.
//! The web build puts `NAME.br` and `NAME.gz` beside each file; they are sent to who accepts them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

/// web/recorder/dist: `r.js`, `loader.js`, `recorder.js`, `capture-*.js`, `manifest.json`, and `canvas-*.js` and others for what sites switch on.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/recorder/dist"]
#[allow_missing = true]
pub struct Recorder;

/// web/player/dist: the stage page.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/player/dist"]
#[allow_missing = true]
pub struct Player;

/// web/dashboard/dist: the single-page app.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dashboard/dist"]
#[allow_missing = true]
pub struct Dashboard;

/// demo/shop: the demo shop.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../demo/shop"]
#[allow_missing = true]
pub struct Shop;

/// The address of a file of the recorder by its name in the manifest, or nothing when it was not built.
pub fn recorder_path(part: &str) -> Option<&'static str> {
    static PATHS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        let manifest = Recorder::get("manifest.json");
        let names =
            manifest.and_then(|file| serde_json::from_slice::<HashMap<String, String>>(&file.data).ok());
        names.unwrap_or_default().into_iter().map(|(part, name)| (part, format!("/r/{name}"))).collect()
    });
    PATHS.get(part).map(String::as_str)
}

/// How long a browser may keep a file.
#[derive(Clone, Copy)]
pub enum Keep {
    /// Its name changes with its content.
    Forever,
    /// Asked for again each time; mostly answered with "not modified".
    Check,
    /// A few minutes: loaded by visitors' pages on every view.
    Minutes,
}

impl Keep {
    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Keep::Forever => "public, max-age=31536000, immutable",
            Keep::Check => "no-cache",
            Keep::Minutes => "public, max-age=300",
        })
    }
}

/// Answers with the file `name`, in the smallest form the browser accepts; `None` when there is none.
pub fn serve<Files: RustEmbed>(name: &str, keep: Keep, headers: &HeaderMap) -> Option<Response> {
    let plain = Files::get(name)?;
    let (file, encoding) = smallest::<Files>(name, plain, headers);
    let tag = etag(&file);
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known == tag);
    let status = if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
    let body = if known { Body::empty() } else { body(file.data) };
    let mut response = (status, body).into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, content_type(name));
    out.insert(header::CACHE_CONTROL, keep.header());
    out.insert(header::ETAG, tag);
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

fn smallest<Files: RustEmbed>(
    name: &str,
    plain: EmbeddedFile,
    headers: &HeaderMap,
) -> (EmbeddedFile, Option<&'static str>) {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let accepts = |coding: &str| {
        accepted.split(',').any(|part| part.split(';').next().is_some_and(|name| name.trim() == coding))
    };
    for (coding, suffix) in [("br", "br"), ("gzip", "gz")] {
        if accepts(coding)
            && let Some(file) = Files::get(&format!("{name}.{suffix}"))
        {
            return (file, Some(coding));
        }
    }
    (plain, None)
}

fn etag(file: &EmbeddedFile) -> HeaderValue {
    let hash = crate::id::BrowserKey(file.metadata.sha256_hash());
    HeaderValue::from_str(&format!("\"{}\"", &hash.to_string()[..20]))
        .unwrap_or(HeaderValue::from_static("\"\""))
}

fn body(data: Cow<'static, [u8]>) -> Body {
    match data {
        Cow::Borrowed(data) => Body::from(data),
        Cow::Owned(data) => Body::from(data),
    }
}

/// The content type of a file by its name.
pub fn content_type(name: &str) -> HeaderValue {
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    let charset =
        if guess.type_() == "text" || guess.subtype() == "javascript" { "; charset=utf-8" } else { "" };
    HeaderValue::from_str(&format!("{}{charset}", guess.essence_str()))
        .unwrap_or(HeaderValue::from_static("application/octet-stream"))
}
