//! The closed set of what can become of a batch, and the counting of it.
//!
//! Every request for `/batch` ends in exactly one [`Outcome`]; the sums by hour feed "why is nothing
//! recorded?". Counts are collected in memory and written every few seconds in one transaction.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::clock::{HOUR, Millis};
use crate::db::Db;
use crate::id;

/// Why a batch was refused. The names are part of the wire protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Not gzip, zstd or JSON lines.
    Malformed,
    /// The compressed body ends early.
    Truncated,
    /// The first line is no envelope.
    BadEnvelope,
    /// The second line is no array of events.
    BadEvents,
    /// A batch number too far ahead, or missing.
    BadSeq,
    /// More events than one batch may have.
    TooManyEvents,
    /// No site has this key.
    UnknownSite,
    /// The page is on a domain that isn't the site's.
    Origin,
    /// The owner switched recording off.
    SwitchedOff,
    /// The month's recordings are used up.
    Quota,
    /// An automated browser.
    Bot,
    /// A phone or tablet, and the owner records none.
    Mobile,
    /// A visitor whom the site does not record.
    Blocked,
    /// The visit is closed for good.
    Ended,
    /// The body is larger than allowed.
    BodyTooLarge,
    /// The decompressed batch is larger than allowed.
    DecodedTooLarge,
    /// Too many requests from one address.
    RateLimited,
    /// Too much at once for this process.
    Busy,
    /// The journal has reached its bound.
    JournalFull,
    /// The disk has no room.
    DiskFull,
    /// Database or storage failed.
    Unavailable,
    /// The body did not arrive in time.
    Slow,
}

impl Refusal {
    /// Status, reason code, outcome, sentence.
    const fn row(self) -> (StatusCode, &'static str, &'static str, &'static str) {
        use Refusal as R;
        use StatusCode as S;
        match self {
            R::Malformed => (S::BAD_REQUEST, "malformed", "invalid", "The body is not gzip, zstd or text."),
            R::Truncated => (S::BAD_REQUEST, "truncated", "invalid", "The compressed body ends early."),
            R::BadEnvelope => {
                (S::BAD_REQUEST, "bad_envelope", "invalid", "The first line is not an envelope.")
            }
            R::BadEvents => {
                (S::BAD_REQUEST, "bad_events", "invalid", "The second line is not an array of events.")
            }
            R::BadSeq => {
                (S::BAD_REQUEST, "bad_seq", "invalid", "The batch number is missing or too far ahead.")
            }
            R::TooManyEvents => {
                (S::BAD_REQUEST, "too_many_events", "invalid", "The batch has too many events.")
            }
            R::UnknownSite => (S::FORBIDDEN, "unknown_site", "filtered", "No site has this key."),
            R::Origin => (S::FORBIDDEN, "origin", "filtered", "This page's domain is not one of the site's."),
            R::SwitchedOff => (S::FORBIDDEN, "switched_off", "filtered", "Recording is switched off."),
            R::Quota => (S::FORBIDDEN, "quota", "limited", "This month's recordings are used up."),
            R::Bot => (S::FORBIDDEN, "bot", "filtered", "Automated browsers are not recorded."),
            R::Mobile => (S::FORBIDDEN, "mobile", "filtered", "Mobile devices are not recorded."),
            R::Blocked => (S::FORBIDDEN, "blocked", "filtered", "This visitor is not recorded."),
            R::Ended => (S::GONE, "ended", "filtered", "This visit is closed."),
            R::BodyTooLarge => (
                S::PAYLOAD_TOO_LARGE,
                "body_too_large",
                "invalid",
                "The body is too large; send less at once.",
            ),
            R::DecodedTooLarge => (
                S::PAYLOAD_TOO_LARGE,
                "decoded_too_large",
                "invalid",
                "The batch is too large; send less at once.",
            ),
            R::RateLimited => {
                (S::TOO_MANY_REQUESTS, "rate_limited", "limited", "Too many requests; wait a little.")
            }
            R::Busy => (S::SERVICE_UNAVAILABLE, "busy", "failed", "Too much at once; try again."),
            R::JournalFull => {
                (S::SERVICE_UNAVAILABLE, "journal_full", "failed", "No room for more; try again later.")
            }
            R::DiskFull => {
                (S::SERVICE_UNAVAILABLE, "disk_full", "failed", "No room for more; try again later.")
            }
            R::Unavailable => {
                (S::SERVICE_UNAVAILABLE, "unavailable", "failed", "Storage does not answer; try again.")
            }
            R::Slow => (S::SERVICE_UNAVAILABLE, "slow", "failed", "The body took too long to arrive."),
        }
    }

    /// The HTTP status.
    pub fn status(self) -> StatusCode {
        self.row().0
    }

    /// The reason code of the wire protocol.
    pub fn code(self) -> &'static str {
        self.row().1
    }

    /// A sentence for a developer who looks at the answer.
    pub fn message(self) -> &'static str {
        self.row().3
    }

    /// Seconds after which to come back, for refusals that pass.
    pub fn retry_after_s(self) -> Option<u32> {
        match self.status() {
            StatusCode::TOO_MANY_REQUESTS => Some(10),
            StatusCode::SERVICE_UNAVAILABLE => Some(5),
            _ => None,
        }
    }
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Stored.
    Accepted,
    /// No events: a sign of life.
    Ping,
    /// Was stored before.
    Duplicate,
    /// Not stored.
    Refused(Refusal),
}

impl Outcome {
    /// Outcome and reason as they are counted.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Outcome::Accepted => ("accepted", ""),
            Outcome::Ping => ("ping", ""),
            Outcome::Duplicate => ("duplicate", ""),
            Outcome::Refused(refusal) => (refusal.row().2, refusal.row().1),
        }
    }
}

/// The names that outcomes are counted under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeName {
    /// Stored.
    Accepted,
    /// No events: a sign of life.
    Ping,
    /// Was stored before.
    Duplicate,
    /// The site's settings say no.
    Filtered,
    /// A quota or a rate limit says no.
    Limited,
    /// Not a batch.
    Invalid,
    /// Our own fault; the browser keeps it and comes back.
    Failed,
}

/// Sums that are not written yet; cheap to clone.
#[derive(Clone, Default)]
pub struct Counts(Arc<Mutex<Sums>>);

#[derive(Default)]
struct Sums {
    outcomes: HashMap<(Uuid, Millis, &'static str, &'static str), i64>,
    sites: HashMap<Uuid, SiteSigns>,
}

/// Signs of life of a site.
#[derive(Clone, Default)]
struct SiteSigns {
    snippet: Option<(Millis, String)>,
    batch_ms: Option<Millis>,
}

impl Counts {
    fn sums(&self) -> std::sync::MutexGuard<'_, Sums> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts one outcome. A request whose key no site has is counted elsewhere ([`super::unknown`]).
    pub fn add(&self, site: Uuid, outcome: Outcome, now: Millis) {
        let (outcome, reason) = outcome.names();
        let mut sums = self.sums();
        *sums.outcomes.entry((site, now - now.rem_euclid(HOUR), outcome, reason)).or_default() += 1;
        if outcome == "accepted" {
            sums.sites.entry(site).or_default().batch_ms = Some(now);
        }
    }

    /// Notes that a page with the snippet asked for the settings.
    pub fn snippet_seen(&self, site: Uuid, page: &str, now: Millis) {
        self.sums().sites.entry(site).or_default().snippet = Some((now, page.to_owned()));
    }

    /// Counts a decision of the settings endpoint not to record.
    pub fn declined(&self, site: Uuid, refusal: Refusal, now: Millis) {
        self.add(site, Outcome::Refused(refusal), now);
    }

    /// Writes the sums; what could not be written is kept for the next time.
    pub async fn flush(&self, db: &Db) -> Result<(), sqlx::Error> {
        let (outcomes, sites) = {
            let mut sums = self.sums();
            (std::mem::take(&mut sums.outcomes), std::mem::take(&mut sums.sites))
        };
        if outcomes.is_empty() && sites.is_empty() {
            return Ok(());
        }
        let result = write(db, &outcomes, &sites).await;
        if result.is_err() {
            let mut sums = self.sums();
            for (key, count) in outcomes {
                *sums.outcomes.entry(key).or_default() += count;
            }
            for (site, signs) in sites {
                sums.sites.entry(site).or_insert(signs);
            }
        }
        result
    }
}

async fn write(
    db: &Db,
    outcomes: &HashMap<(Uuid, Millis, &'static str, &'static str), i64>,
    sites: &HashMap<Uuid, SiteSigns>,
) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    for (&(site, hour, outcome, reason), &count) in outcomes {
        sqlx::query(
            "insert into outcome_count (site_id, hour_ms, outcome, reason, count)
             select $1, $2, $3, $4, $5
             where exists (select 1 from site where id = $1)
             on conflict (site_id, hour_ms, outcome, reason) do update set count = outcome_count.count + excluded.count",
        )
        .bind(id::bytes(site))
        .bind(hour)
        .bind(outcome)
        .bind(reason)
        .bind(count)
        .execute(&mut *tx)
        .await?;
    }
    for (&site, signs) in sites {
        let (snippet_ms, page) = signs.snippet.clone().unzip();
        sqlx::query(
            "update site
             set snippet_seen_ms = coalesce($1, snippet_seen_ms),
                 snippet_seen_on = coalesce($2, snippet_seen_on),
                 batch_ms = coalesce($3, batch_ms)
             where id = $4",
        )
        .bind(snippet_ms)
        .bind(page)
        .bind(signs.batch_ms)
        .bind(id::bytes(site))
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await
}
