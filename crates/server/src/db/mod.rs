//! The database: SQLite in the data folder, or PostgreSQL; one SQL text for both.
//!
//! `$1` parameters, ids as 16 bytes, times as `bigint` milliseconds. What truly differs between the
//! two is a method here with two bodies ([`Db::claim`], [`Db::begin`]); everything else is written once.
//! SQLite allows one writer: writes go through a pool of a single connection, so that they queue in
//! order in this process instead of failing with "database is locked".

mod migrate;

use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions, AnyRow};
use sqlx::{Any, AnyPool, Row, Transaction};
use uuid::Uuid;

use crate::clock::Millis;
use crate::id;

pub use migrate::{MigrationReport, SCHEMA_VERSION};

/// Which database this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// SQLite, write-ahead log.
    Sqlite,
    /// PostgreSQL, or what speaks it.
    Postgres,
}

/// Handles on the database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    /// Which database this is.
    pub kind: Kind,
    read: AnyPool,
    write: AnyPool,
}

/// A write transaction.
pub type Tx = Transaction<'static, Any>;

const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

impl Db {
    /// Connects to `url` (`sqlite:PATH` or `postgres://…`), creating a SQLite file that isn't there.
    pub async fn open(url: &str, connections_max: u32) -> Result<Db, sqlx::Error> {
        sqlx::any::install_default_drivers();
        if let Some(path) = url.strip_prefix("sqlite:") {
            let url = format!("sqlite:{path}?mode=rwc");
            let write = sqlite_pool(&url, 1).await?;
            let read = sqlite_pool(&url, connections_max.clamp(1, 8)).await?;
            return Ok(Db { kind: Kind::Sqlite, read, write });
        }
        let options: AnyConnectOptions = url.parse()?;
        let pool = AnyPoolOptions::new()
            .max_connections(connections_max.max(2))
            .acquire_timeout(BUSY_TIMEOUT)
            .connect_with(options)
            .await?;
        Ok(Db { kind: Kind::Postgres, read: pool.clone(), write: pool })
    }

    /// Where queries that change nothing run.
    pub fn read(&self) -> &AnyPool {
        &self.read
    }

    /// Where single statements that change something run.
    pub fn write(&self) -> &AnyPool {
        &self.write
    }

    /// Begins a transaction that will write.
    ///
    /// SQLite takes its write lock at once (`begin immediate`): a transaction that reads first and
    /// asks for the lock later can be refused without a wait.
    pub async fn begin(&self) -> Result<Tx, sqlx::Error> {
        match self.kind {
            Kind::Sqlite => self.write.begin_with("begin immediate").await,
            Kind::Postgres => self.write.begin().await,
        }
    }

    /// Brings the schema up to date; forward only.
    pub async fn migrate(&self) -> Result<MigrationReport, MigrateError> {
        migrate::run(self).await
    }

    /// Claims up to `limit` due jobs of `kind` until `until`, so that no other worker takes them.
    pub async fn claim(
        &self,
        kind: &str,
        now: Millis,
        until: Millis,
        limit: i64,
    ) -> Result<Vec<(Uuid, Uuid, i64)>, sqlx::Error> {
        let sql = match self.kind {
            Kind::Postgres => {
                "update job set claimed_until_ms = $1, attempts = attempts + 1
                 where id in (
                     select id from job
                     where kind = $2 and due_ms <= $3 and claimed_until_ms <= $3
                     order by due_ms
                     limit $4
                     for update skip locked)
                 returning id, subject, attempts"
            }
            Kind::Sqlite => {
                "update job set claimed_until_ms = $1, attempts = attempts + 1
                 where id in (
                     select id from job
                     where kind = $2 and due_ms <= $3 and claimed_until_ms <= $3
                     order by due_ms
                     limit $4)
                 returning id, subject, attempts"
            }
        };
        let rows =
            sqlx::query(sql).bind(until).bind(kind).bind(now).bind(limit).fetch_all(&self.write).await?;
        rows.iter()
            .map(|row| Ok((uuid(row, "id")?, uuid(row, "subject")?, row.try_get("attempts")?)))
            .collect()
    }

    /// Removes the bytes of deleted rows that the database still has lying about, as far as it can be told to.
    ///
    /// SQLite overwrites what is deleted (`secure_delete`), but older pages wait in the log beside the database
    /// until it is emptied. PostgreSQL gives room back by its own vacuum.
    pub async fn purge(&self) -> Result<(), sqlx::Error> {
        if self.kind == Kind::Sqlite {
            let row = sqlx::query("pragma wal_checkpoint(truncate)").fetch_one(&self.write).await?;
            if row.try_get::<i64, _>(0)? != 0 {
                return Err(sqlx::Error::Protocol("the database is being read".into()));
            }
        }
        Ok(())
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

async fn sqlite_pool(url: &str, connections: u32) -> Result<AnyPool, sqlx::Error> {
    let options: AnyConnectOptions = url.parse()?;
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(BUSY_TIMEOUT)
        // A file in this process does not hang up: asking it each time is one more wait for its thread.
        .test_before_acquire(false)
        .after_connect(|connection, _| {
            Box::pin(async move {
                // journal_mode lasts in the file; the rest is per connection. `synchronous = full` keeps
                // the promise that a committed row survives a power cut.
                for pragma in [
                    "pragma journal_mode = wal",
                    "pragma synchronous = full",
                    "pragma busy_timeout = 5000",
                    "pragma foreign_keys = on",
                    "pragma secure_delete = on",
                    "pragma temp_store = memory",
                ] {
                    sqlx::query(pragma).execute(&mut *connection).await?;
                }
                Ok(())
            })
        })
        .connect_with(options)
        .await
}

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database is newer than this program.
    #[error("the database has schema version {found}, made by a newer Revisit; this program knows {known}")]
    Newer {
        /// The version in the database.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The database refused.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Reads an id column.
pub fn uuid(row: &AnyRow, column: &str) -> Result<Uuid, sqlx::Error> {
    id::from_bytes(&row.try_get::<Vec<u8>, _>(column)?)
}

/// Reads a yes-or-no column.
pub fn flag(row: &AnyRow, column: &str) -> Result<bool, sqlx::Error> {
    Ok(row.try_get::<i64, _>(column)? != 0)
}

/// True when a unique key refused the row.
pub fn is_conflict(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}
