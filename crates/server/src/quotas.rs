//! Quotas: how many recordings a workspace's plan allows in a month.
//!
//! Exact on any number of nodes: the count goes up in the transaction that creates the recording, by a
//! statement that does nothing at the limit.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sqlx::Row;
use uuid::Uuid;

use crate::clock::Millis;
use crate::db::{Db, Tx};
use crate::id;
use crate::workspaces::Plan;

/// Counts recordings, all or none; false when the month has not so many left.
pub async fn count_recordings(
    tx: &mut Tx,
    workspace: Uuid,
    count: i64,
    now: Millis,
) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("select plan, time_zone from workspace where id = $1")
        .bind(id::bytes(workspace))
        .fetch_one(&mut **tx)
        .await?;
    let month = Month::at(now, row.try_get("time_zone")?);
    let limit = Plan::named(row.try_get("plan")?).recordings_per_month;
    let done = sqlx::query(
        "insert into quota_month (workspace_id, month, made)
         select $1, $2, $3
         where $3 <= $4
         on conflict (workspace_id, month) do update set made = quota_month.made + excluded.made
         where quota_month.made <= $4 - excluded.made",
    )
    .bind(id::bytes(workspace))
    .bind(month.name)
    .bind(count)
    .bind(limit.unwrap_or(i64::MAX))
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes back that a recording was counted in the month of `made_ms`.
pub async fn give_back(tx: &mut Tx, workspace: Uuid, made_ms: Millis) -> Result<(), sqlx::Error> {
    let row = sqlx::query("select time_zone from workspace where id = $1")
        .bind(id::bytes(workspace))
        .fetch_one(&mut **tx)
        .await?;
    let month = Month::at(made_ms, row.try_get("time_zone")?);
    sqlx::query("update quota_month set made = made - 1 where workspace_id = $1 and month = $2 and made > 0")
        .bind(id::bytes(workspace))
        .bind(month.name)
        .execute(&mut **tx)
        .await
        .map(|_| ())
}

/// How many recordings were made in the month of `now`.
pub async fn made(db: &Db, workspace: Uuid, month: &Month) -> Result<i64, sqlx::Error> {
    let row = sqlx::query("select made from quota_month where workspace_id = $1 and month = $2")
        .bind(id::bytes(workspace))
        .bind(&month.name)
        .fetch_optional(db.read())
        .await?;
    row.map_or(Ok(0), |row| row.try_get("made"))
}

/// A month in a workspace's time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// As in 2026-11.
    pub name: String,
    /// The first instant of the next month.
    pub ends_ms: Millis,
}

impl Month {
    /// The month that `now` is in; an unknown time zone counts as UTC.
    pub fn at(now: Millis, time_zone: &str) -> Month {
        let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
        let local = Timestamp::from_millisecond(now).unwrap_or_default().to_zoned(zone.clone());
        let first = local.date().first_of_month();
        let next = first.checked_add(jiff::Span::new().months(1)).unwrap_or(first);
        let ends_ms = next.to_zoned(zone).map_or(now, |next| next.timestamp().as_millisecond());
        Month { name: first.strftime("%Y-%m").to_string(), ends_ms }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> Millis {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn a_month_turns_in_the_workspaces_time_zone() {
        let just_before = ms("2026-11-30T22:59:59.999Z");
        assert_eq!(Month::at(just_before, "Europe/Prague").name, "2026-11");
        assert_eq!(Month::at(just_before + 1, "Europe/Prague").name, "2026-12");
        assert_eq!(Month::at(just_before + 1, "UTC").name, "2026-11");
        assert_eq!(Month::at(just_before, "Europe/Prague").ends_ms, just_before + 1);
        assert_eq!(Month::at(ms("2026-12-31T23:30:00Z"), "Nowhere/Land").name, "2026-12");
    }
}
