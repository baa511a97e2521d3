//! Secrets in the database: one row per visitor and one per recording, removed with them.

use sqlx::Row;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::{Secret, Secrets};
use crate::app::App;
use crate::db::Tx;
use crate::id;

/// The secrets of a recording, for writing: made if they are not there yet. `None` when the recording is gone.
pub async fn ensure(app: &App, recording: Uuid) -> Result<Option<Secrets>, sqlx::Error> {
    if let Some(found) = of(app, recording).await? {
        return Ok(Some(found));
    }
    let Some(visitor) = visitor_of(app, recording).await? else { return Ok(None) };
    let mut tx = app.db.begin().await?;
    let secrets = insert(&mut tx, visitor, recording, &Secrets::new(&app.entropy)).await?;
    tx.commit().await?;
    Ok(Some(secrets))
}

/// Stores the secrets of a recording and answers with those that hold: of what is there already nothing changes.
pub async fn insert(
    tx: &mut Tx,
    visitor: Uuid,
    recording: Uuid,
    secrets: &Secrets,
) -> Result<Secrets, sqlx::Error> {
    let visitors = "insert into visitor_secret (visitor_id, secret) values ($1, $2)
         on conflict (visitor_id) do update set secret = visitor_secret.secret returning secret";
    let recordings = "insert into recording_secret (recording_id, secret) values ($1, $2)
         on conflict (recording_id) do update set secret = recording_secret.secret returning secret";
    Ok(Secrets {
        visitor: keep(tx, visitors, visitor, &secrets.visitor).await?,
        recording: keep(tx, recordings, recording, &secrets.recording).await?,
    })
}

async fn keep(tx: &mut Tx, sql: &'static str, owner: Uuid, secret: &Secret) -> Result<Secret, sqlx::Error> {
    let query = sqlx::query(sql).bind(id::bytes(owner)).bind(secret.to_vec());
    read(&query.fetch_one(&mut **tx).await?, "secret")
}

fn read(row: &AnyRow, column: &str) -> Result<Secret, sqlx::Error> {
    let bytes: Vec<u8> = row.try_get(column)?;
    bytes.try_into().map_err(|_| sqlx::Error::Decode("a secret of wrong length".into()))
}

/// The secrets of a recording, for reading; `None` when they are gone, or were never needed.
pub async fn of(app: &App, recording: Uuid) -> Result<Option<Secrets>, sqlx::Error> {
    let row = sqlx::query(
        "select v.secret as visitor, s.secret as recording from recording r
         join visitor_secret v on v.visitor_id = r.visitor_id
         join recording_secret s on s.recording_id = r.id
         where r.id = $1",
    )
    .bind(id::bytes(recording))
    .fetch_optional(app.db.read())
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Secrets { visitor: read(&row, "visitor")?, recording: read(&row, "recording")? }))
}

async fn visitor_of(app: &App, recording: Uuid) -> Result<Option<Uuid>, sqlx::Error> {
    let row = sqlx::query("select visitor_id from recording where id = $1")
        .bind(id::bytes(recording))
        .fetch_optional(app.db.read())
        .await?;
    row.map(|row| crate::db::uuid(&row, "visitor_id")).transpose()
}
