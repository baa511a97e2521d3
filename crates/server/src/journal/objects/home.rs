//! Where the journal's objects live: the bucket, and their rows in the database.

use uuid::Uuid;

use crate::blobs::Blobs;
use crate::clock::{Clock, Entropy, HOUR};
use crate::db::{Db, Tx};
use crate::id;

/// Bucket and database, and what new objects are named by.
pub(super) struct Home {
    pub(super) db: Db,
    pub(super) blobs: Blobs,
    pub(super) clock: Clock,
    pub(super) entropy: Entropy,
    /// This process, in the names of its objects.
    pub(super) node: String,
}

/// An object that is in the bucket, and whose row is written in a transaction that is not committed yet.
pub(super) struct Object {
    pub(super) id: Uuid,
    name: String,
}

impl Home {
    /// Puts an object, and begins the transaction that will tell what is in it.
    ///
    /// Object before rows: a crash between them leaves an object without rows, which the sweeper removes by the
    /// note made here, and nothing was acknowledged.
    pub(super) async fn put(&self, body: Vec<u8>) -> anyhow::Result<(Object, Tx)> {
        let id = id::new(&self.clock, &self.entropy);
        let name = format!("journal/{}/{id}", self.node);
        let (now, bytes) = (self.clock.now(), i64::try_from(body.len())?);
        sqlx::query("insert into object_to_delete (object_name, after_ms) values ($1, $2)")
            .bind(&name)
            .bind(now + HOUR)
            .execute(self.db.write())
            .await?;
        self.blobs.put(&name, body).await?;
        let mut tx = self.db.begin().await?;
        sqlx::query(
            "insert into journal_object (id, object_name, node, created_ms, bytes) values ($1, $2, $3, $4, $5)",
        )
        .bind(id::bytes(id))
        .bind(&name)
        .bind(&self.node)
        .bind(now)
        .bind(bytes)
        .execute(&mut *tx)
        .await?;
        Ok((Object { id, name }, tx))
    }

    /// An object whose transaction was rolled back: the sweeper's next turn removes it.
    pub(super) async fn discard(&self, object: &Object) -> Result<(), sqlx::Error> {
        sqlx::query("update object_to_delete set after_ms = 0 where object_name = $1")
            .bind(&object.name)
            .execute(self.db.write())
            .await
            .map(|_| ())
    }
}

impl Object {
    /// Takes the sweeper's note back and commits.
    pub(super) async fn keep(self, mut tx: Tx) -> Result<(), sqlx::Error> {
        sqlx::query("delete from object_to_delete where object_name = $1")
            .bind(&self.name)
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }
}
