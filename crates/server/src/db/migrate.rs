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
    (7, include_str!("../../migrations/0007_site_versions.sql")),
    (8, include_str!("../../migrations/0008_erasure.sql")),
    (9, include_str!("../../migrations/0009_viewing.sql")),
    (10, include_str!("../../migrations/0010_blocked_visitor.sql")),
    (11, include_str!("../../migrations/0011_recording_address.sql")),
    (12, include_str!("../../migrations/0012_encryption.sql")),
    (13, include_str!("../../migrations/0013_too_short.sql")),
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
    apply_all(db, from, SCHEMA_VERSION).await?;
    Ok(MigrationReport { from, to: version(db).await? })
}

async fn apply_all(db: &Db, from: i64, to: i64) -> Result<(), sqlx::Error> {
    for (version, sql) in MIGRATIONS.iter().filter(|(version, _)| (from + 1..=to).contains(version)) {
        apply(db, *version, sql).await?;
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_site_of_before_has_the_version_that_it_is_in() {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite:{}", dir.path().join("old.db").display()), 1).await.unwrap();
        sqlx::raw_sql("create table schema_version (version bigint primary key)")
            .execute(db.write())
            .await
            .unwrap();
        apply_all(&db, 0, 6).await.unwrap();
        sqlx::raw_sql(
            "insert into workspace values (x'01', 'W', 'self-hosted', 'UTC', 5);
             insert into site (id, workspace_id, key, name, domains, settings, settings_version, created_ms)
             values (x'0a', x'01', 'a', 'New', '[]', '{}', 1, 7), (x'0b', x'01', 'b', 'Changed', '[]', '{}', 9, 7)",
        )
        .execute(db.write())
        .await
        .unwrap();
        assert_eq!(run(&db).await.unwrap(), MigrationReport { from: 6, to: SCHEMA_VERSION });
        let rows = sqlx::query("select version, name, changed_ms from site_version order by site_id")
            .fetch_all(db.read());
        let versions = rows.await.unwrap();
        let told: Vec<(i64, &str, Option<i64>)> =
            versions.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
        assert_eq!(told, [(1, "New", Some(7)), (9, "Changed", None)]);
    }
}
