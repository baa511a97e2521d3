//! SQL of archives: whom is meant, and which recordings have events.

use uuid::Uuid;

use crate::db::{self, Db};
use crate::id;

/// Recordings read at once.
const AT_ONCE: i64 = 50;

/// Whose archive.
#[derive(Clone, Debug)]
pub enum Whose {
    /// A visitor's, by our id or by the key that their browser made.
    Visitor(Uuid),
    /// All visitors' of whom the site said that this is their address; lower case.
    Email(String),
}

/// The visitors of a workspace who are meant.
pub async fn visitors(db: &Db, workspace: Uuid, whose: &Whose) -> Result<Vec<Uuid>, sqlx::Error> {
    let query = match whose {
        Whose::Visitor(visitor) => sqlx::query(
            "select v.id from visitor v join site s on s.id = v.site_id
             where s.workspace_id = $1 and (v.id = $2 or v.visitor_key = $2)
             order by v.id",
        )
        .bind(id::bytes(workspace))
        .bind(id::bytes(*visitor)),
        Whose::Email(email) => sqlx::query(
            "select v.id from visitor v join site s on s.id = v.site_id
             where s.workspace_id = $1 and v.email = $2
             order by v.id",
        )
        .bind(id::bytes(workspace))
        .bind(email),
    };
    query.fetch_all(db.read()).await?.iter().map(|row| db::uuid(row, "id")).collect()
}

/// Some recordings of a visitor that were sealed, those after `after`.
pub(super) async fn sealed(db: &Db, visitor: Uuid, after: Uuid) -> Result<Vec<Uuid>, sqlx::Error> {
    let rows = sqlx::query(
        "select r.id from recording r
         where r.visitor_id = $1 and r.id > $2 and exists (select 1 from segment s where s.recording_id = r.id)
         order by r.id
         limit $3",
    )
    .bind(id::bytes(visitor))
    .bind(id::bytes(after))
    .bind(AT_ONCE)
    .fetch_all(db.read())
    .await?;
    rows.iter().map(|row| db::uuid(row, "id")).collect()
}
