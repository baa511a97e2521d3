//! Answers of the API that are no success: closed, with status and code beside each other.
//!
//! A refusal is expected and explained to the client. A failure is logged once, here, and tells the client
//! nothing but that it happened.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::clock::Millis;

/// Why an API request was not answered with what it asked for.
#[derive(Debug)]
pub enum ApiError {
    /// No session, or an old one.
    NotLoggedIn,
    /// Logged in, but not allowed.
    Forbidden,
    /// Not there, or not this workspace's: the two look the same.
    NotFound,
    /// E-mail and password don't go together.
    BadCredentials,
    /// Too many failed logins.
    TooManyAttempts {
        /// When to try again.
        retry_after_ms: Millis,
    },
    /// A one-time link that was used.
    LinkUsed,
    /// A one-time link that is too old, or was never made.
    LinkExpired,
    /// A field with a wrong value.
    InvalidInput {
        /// Which.
        field: &'static str,
        /// What is expected.
        why: &'static str,
    },
    /// Somebody else changed it meanwhile.
    Conflict,
    /// The database, the blobs or our own code failed.
    Failed(anyhow::Error),
}

impl ApiError {
    fn row(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            ApiError::NotLoggedIn => (StatusCode::UNAUTHORIZED, "not_logged_in", "Log in first."),
            ApiError::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "You are not allowed to do this."),
            ApiError::NotFound => (StatusCode::NOT_FOUND, "not_found", "There is no such thing."),
            ApiError::BadCredentials => {
                (StatusCode::UNAUTHORIZED, "bad_credentials", "E-mail and password don't go together.")
            }
            ApiError::TooManyAttempts { .. } => {
                (StatusCode::TOO_MANY_REQUESTS, "too_many_attempts", "Too many attempts; wait a little.")
            }
            ApiError::LinkUsed => (StatusCode::GONE, "link_used", "This link was used already."),
            ApiError::LinkExpired => (StatusCode::GONE, "link_expired", "This link is no longer valid."),
            ApiError::InvalidInput { why, .. } => (StatusCode::UNPROCESSABLE_ENTITY, "invalid_input", why),
            ApiError::Conflict => {
                (StatusCode::CONFLICT, "conflict", "Somebody changed this meanwhile; load it again.")
            }
            ApiError::Failed(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Something failed here; try again.")
            }
        }
    }
}

impl<E: Into<anyhow::Error>> From<E> for ApiError {
    fn from(error: E) -> ApiError {
        ApiError::Failed(error.into())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, code, message) = self.row();
        let mut body = Map::from_iter([("error".into(), json!(code)), ("message".into(), json!(message))]);
        match &self {
            ApiError::InvalidInput { field, .. } => {
                body.insert("field".into(), json!(field));
            }
            ApiError::TooManyAttempts { retry_after_ms } => {
                body.insert("retry_after_s".into(), json!(retry_after_ms.div_euclid(1_000) + 1));
            }
            ApiError::Failed(error) => tracing::error!(error = format!("{error:#}"), "a request failed"),
            _ => {}
        }
        (status, [(header::CACHE_CONTROL, "no-store")], Json(Value::Object(body))).into_response()
    }
}

/// What handlers of the API return.
pub type ApiResult<T> = Result<T, ApiError>;
