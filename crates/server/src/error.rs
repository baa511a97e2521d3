//! Answers of the API that are no success: closed, with status and code beside each other.
//!
//! A refusal is expected and explained to the client. A failure is logged once, here, and tells the client
//! nothing but that it happened.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::clock::Millis;
use crate::sites::Wrong;

/// Why an API request was not answered with what it asked for.
#[derive(Debug)]
pub enum ApiError {
    /// The body or the query can't be read.
    Malformed {
        /// What is wrong with it.
        why: String,
    },
    /// No session, or an old one.
    NotLoggedIn,
    /// A change that comes from a page of another origin.
    CrossSite,
    /// Logged in, but not allowed.
    Forbidden,
    /// Not there, or not this workspace's: the two look the same.
    NotFound,
    /// The address has no such method.
    MethodNotAllowed,
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
    /// A setting of a site with a wrong value.
    WrongSetting(Wrong),
    /// Somebody else changed it meanwhile.
    Conflict,
    /// The database, the blobs or our own code failed.
    Failed(anyhow::Error),
    /// Our own code panicked, which is logged where it is caught.
    Panicked,
}

/// What an answer that is no success says.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorBody {
    /// For programs.
    error: ErrorCode,
    /// For the people who write them; English.
    message: String,
    /// Which field of the request is wrong, if one is.
    field: Option<&'static str>,
    /// Which entry of that field, from 0, if it is a list and one of its entries is wrong.
    entry: Option<usize>,
    /// When to try again, if trying again helps.
    retry_after_s: Option<i64>,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "`ApiError` tells what each means")]
pub enum ErrorCode {
    Malformed,
    NotLoggedIn,
    CrossSite,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    BadCredentials,
    TooManyAttempts,
    LinkUsed,
    LinkExpired,
    InvalidInput,
    Conflict,
    Unavailable,
}

impl ApiError {
    fn row(&self) -> (StatusCode, ErrorCode, &str) {
        use {ErrorCode as C, StatusCode as S};
        match self {
            ApiError::Malformed { why } => (S::BAD_REQUEST, C::Malformed, why),
            ApiError::NotLoggedIn => (S::UNAUTHORIZED, C::NotLoggedIn, "Log in first."),
            ApiError::CrossSite => (S::FORBIDDEN, C::CrossSite, "A page of another site may not do this."),
            ApiError::Forbidden => (S::FORBIDDEN, C::Forbidden, "You are not allowed to do this."),
            ApiError::NotFound => (S::NOT_FOUND, C::NotFound, "There is no such thing."),
            ApiError::MethodNotAllowed => {
                (S::METHOD_NOT_ALLOWED, C::MethodNotAllowed, "This address has no such method.")
            }
            ApiError::BadCredentials => {
                (S::UNAUTHORIZED, C::BadCredentials, "E-mail and password don't go together.")
            }
            ApiError::TooManyAttempts { .. } => {
                (S::TOO_MANY_REQUESTS, C::TooManyAttempts, "Too many attempts; wait a little.")
            }
            ApiError::LinkUsed => (S::GONE, C::LinkUsed, "This link was used already."),
            ApiError::LinkExpired => (S::GONE, C::LinkExpired, "This link is no longer valid."),
            ApiError::InvalidInput { why, .. } => (S::UNPROCESSABLE_ENTITY, C::InvalidInput, why),
            ApiError::WrongSetting(wrong) => (S::UNPROCESSABLE_ENTITY, C::InvalidInput, wrong.why),
            ApiError::Conflict => {
                (S::CONFLICT, C::Conflict, "Somebody changed this meanwhile; load it again.")
            }
            ApiError::Failed(_) | ApiError::Panicked => {
                (S::SERVICE_UNAVAILABLE, C::Unavailable, "Something failed here; try again.")
            }
        }
    }

    fn body(&self) -> ErrorBody {
        let (_, error, message) = self.row();
        let (field, entry) = match self {
            ApiError::InvalidInput { field, .. } => (Some(*field), None),
            ApiError::WrongSetting(wrong) => (Some(wrong.setting), wrong.entry),
            _ => (None, None),
        };
        let retry_after_s = match self {
            ApiError::TooManyAttempts { retry_after_ms } => Some(retry_after_ms.div_euclid(1_000) + 1),
            _ => None,
        };
        ErrorBody { error, message: message.to_owned(), field, entry, retry_after_s }
    }
}

impl<E: Into<anyhow::Error>> From<E> for ApiError {
    fn from(error: E) -> ApiError {
        ApiError::Failed(error.into())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        if let ApiError::Failed(error) = &self {
            tracing::error!(error = format!("{error:#}"), "a request failed");
        }
        (self.row().0, [(header::CACHE_CONTROL, "no-store")], Json(self.body())).into_response()
    }
}

/// What handlers of the API return.
pub type ApiResult<T> = Result<T, ApiError>;
