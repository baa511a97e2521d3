//! Schema versions: numbered SQL files, applied once, in order, forward only.

use sqlx::Row;

use super::{Db, Kind, MigrateError};

/// Each version's SQL. A released file is never changed; a new one is added.
const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../../migrations/0001_foundation.sql")),
    (2, include_str!("../../migrations/0002_journal_remains.sql")),
    (3, include_str!("../../migrations/0003_unknown_key.sql")),
    (4, include_str!("../../migrations/0004_contents.sql")),
    (5, include_str!("../../migrations/0005_cost.sql")),
    (6, include_str!("../../migrations/0006_erased_visit.sql")),
    (8, include_str!("../../migrations/0008_erasure.sql")),
];

/// The newest schema version this program knows.
pub const SCHEMA_VERSION: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// From which version to which the schema went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MigrationReport {
    /// Before; 0 for an empty database.
    pub from: i64,
    /// After.
    pub to: i64,
}

/// Applies what is missing, each version in a transaction of its own.
pub async fn run(db: &Db) -> Result<MigrationReport, MigrateError> {
    sqlx::raw_sql("create table if not exists schema_version (version bigint primary key)")
        .execute(db.write())
        .await?;
    let from = version(db).await?;
    if from > SCHEMA_VERSION {
        return Err(MigrateError::Newer { found: from, known: SCHEMA_VERSION });
    }
    for (version, sql) in MIGRATIONS.iter().filter(|(version, _)| *version > from) {
        apply(db, *version, sql).await?;
    }
    Ok(MigrationReport { from, to: version(db).await? })
}

async fn version(db: &Db) -> Result<i64, sqlx::Error> {
    let row = sqlx::query("select coalesce(max(version), 0) as version from schema_version");
    row.fetch_one(db.read()).await?.try_get("version")
}

async fn apply(db: &Db, version: i64, sql: &str) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    if db.kind == Kind::Postgres {
        // Several nodes may start at once; the second waits here and then finds the version there.
        sqlx::raw_sql("lock table schema_version in exclusive mode").execute(&mut *tx).await?;
    }
    let done = sqlx::query("select version from schema_version where version = $1").bind(version);
    if done.fetch_optional(&mut *tx).await?.is_some() {
        return tx.rollback().await;
    }
    let sql = match db.kind {
        Kind::Sqlite => sql.replace("bytea", "blob"),
        Kind::Postgres => sql.to_owned(),
    };
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut *tx).await?;
    sqlx::query("insert into schema_version (version) values ($1)").bind(version).execute(&mut *tx).await?;
    tx.commit().await
}
