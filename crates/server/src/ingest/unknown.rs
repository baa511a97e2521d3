//! Requests whose key no site has: counted by the page's host, so that the owner of that host can be told.
//!
//! Everything here comes from strangers, so all of it is bounded: what a key and a host may look like, how many are
//! kept in memory between two writes, and how many rows an hour may have.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{HeaderMap, header};
use sqlx::Row;

use crate::clock::{DAY, HOUR, MINUTE, Millis};
use crate::db::Db;

/// Different pairs of host and key between two writes; more count as one without a name.
const WAITING_MAX: usize = 100;
/// Rows of one hour.
const ROWS_MAX: i64 = 1_000;
const KEY_CHARS_MAX: usize = 40;
const HOST_CHARS_MAX: usize = 253;

/// Host and key as they are stored; empty when they can't be one.
type Pair = (String, String);

/// Counts that wait to be written; cheap to clone.
#[derive(Clone, Default)]
pub struct UnknownKeys(Arc<Mutex<Waiting>>);

#[derive(Default)]
struct Waiting {
    counts: HashMap<Pair, i64>,
    since_said: i64,
    said_ms: Millis,
}

/// A host whose pages use a key that no site has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Of the pages; empty when the browser did not tell.
    pub host: String,
    /// The key that was last used there.
    pub key: String,
    /// Requests in the last 24 hours.
    pub count: i64,
}

impl UnknownKeys {
    fn waiting(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts one request.
    pub fn add(&self, key: &str, origin: Option<&str>) {
        let mut waiting = self.waiting();
        let mut pair = (host(origin), plain(key));
        if waiting.counts.len() >= WAITING_MAX && !waiting.counts.contains_key(&pair) {
            pair = Pair::default();
        }
        *waiting.counts.entry(pair).or_default() += 1;
        waiting.since_said += 1;
    }

    /// Writes what waits, and says so at most every ten minutes; what could not be written is kept.
    pub async fn flush(&self, db: &Db, now: Millis) -> Result<(), sqlx::Error> {
        let counts = std::mem::take(&mut self.waiting().counts);
        if counts.is_empty() {
            return Ok(());
        }
        self.say(now);
        let result = write(db, &counts, now - now.rem_euclid(HOUR)).await;
        if result.is_err() {
            let mut waiting = self.waiting();
            for (pair, count) in counts {
                *waiting.counts.entry(pair).or_default() += count;
            }
        }
        result
    }

    fn say(&self, now: Millis) {
        let mut waiting = self.waiting();
        if now - waiting.said_ms >= 10 * MINUTE {
            let count = std::mem::take(&mut waiting.since_said);
            waiting.said_ms = now;
            tracing::warn!(
                requests = count,
                "pages asked with a key that no site has; `revisit doctor` names their hosts"
            );
        }
    }
}

async fn write(db: &Db, counts: &HashMap<Pair, i64>, hour_ms: Millis) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    for ((host, key), count) in counts {
        sqlx::query(
            "insert into unknown_key (hour_ms, host, site_key, count)
             select $1, $2, $3, $4
             where (select count(*) from unknown_key where hour_ms = $1) < $5
             on conflict (hour_ms, host, site_key) do update set count = unknown_key.count + excluded.count",
        )
        .bind(hour_ms)
        .bind(host)
        .bind(key)
        .bind(count)
        .bind(ROWS_MAX)
        .execute(&mut *tx)
        .await?;
    }
    sqlx::query("delete from unknown_key where hour_ms <= $1").bind(hour_ms - DAY).execute(&mut *tx).await?;
    tx.commit().await
}

/// What was seen in the last 24 hours, most first.
pub async fn seen(db: &Db, now: Millis) -> Result<Vec<Seen>, sqlx::Error> {
    let rows = sqlx::query(
        "select host, site_key, cast(sum(count) as bigint) as count
         from unknown_key
         where hour_ms > $1
         group by host, site_key
         order by 3 desc, host, site_key
         limit 100",
    )
    .bind(now - DAY)
    .fetch_all(db.read())
    .await?;
    let seen = |row: &sqlx::any::AnyRow| {
        Ok(Seen { host: row.try_get("host")?, key: row.try_get("site_key")?, count: row.try_get("count")? })
    };
    rows.iter().map(seen).collect()
}

/// The page's origin, as its browser tells it.
pub fn origin(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::ORIGIN)?.to_str().ok()
}

fn host(origin: Option<&str>) -> String {
    let url = origin.and_then(|origin| url::Url::parse(origin).ok());
    let host = url.as_ref().and_then(url::Url::host_str).unwrap_or_default();
    if host.len() <= HOST_CHARS_MAX { host.to_lowercase() } else { String::new() }
}

fn plain(key: &str) -> String {
    let good = key.len() <= KEY_CHARS_MAX
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if good { key.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_strangers_send_is_bounded() {
        let keys = UnknownKeys::default();
        for n in 0..10_000 {
            keys.add(&format!("key{n}"), Some(&format!("https://host{n}.test")));
        }
        let waiting = keys.waiting();
        assert!(waiting.counts.len() <= WAITING_MAX + 1);
        assert_eq!(waiting.counts.values().sum::<i64>(), 10_000, "and none is lost");
    }

    #[test]
    fn only_what_can_be_a_key_or_a_host_is_kept() {
        assert_eq!(plain("0123abcDEF_-"), "0123abcDEF_-");
        assert_eq!(plain("<script>"), "");
        assert_eq!(plain(&"a".repeat(41)), "");
        assert_eq!(host(Some("https://Www.Shop.example:8443")), "www.shop.example");
        assert_eq!(host(Some("null")), "");
        assert_eq!(host(None), "");
    }
}
