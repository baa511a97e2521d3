//! Adding and changing a site: the new state and the version that tells of it, in one transaction.

use uuid::Uuid;

use super::{Site, address, query, version};
use crate::app::App;
use crate::members::Member;

/// Who changes a site.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// Whoever runs the server.
    Operator,
    /// Somebody who is logged in.
    Member(&'a Member),
}

impl By<'_> {
    /// The member's id and what they are called, if it is one.
    pub(super) fn named(&self) -> Option<(Uuid, &str)> {
        match self {
            By::Operator => None,
            // Who gave no name is known by the address they log in with.
            By::Member(member) if member.name.is_empty() => Some((member.id, &member.email)),
            By::Member(member) => Some((member.id, &member.name)),
        }
    }
}

/// Stores a new site.
pub async fn add(app: &App, site: &Site, by: By<'_>) -> Result<(), sqlx::Error> {
    let mut tx = app.db.begin().await?;
    query::insert(&mut tx, site).await?;
    version::insert(&mut tx, site, by, app.clock.now()).await?;
    tx.commit().await
}

/// Stores a changed site under its next version; false when somebody else changed it since it was read.
pub async fn store(app: &App, site: &mut Site, by: By<'_>) -> Result<bool, sqlx::Error> {
    let before = site.settings_version;
    site.settings_version += 1;
    let mut tx = app.db.begin().await?;
    // Recordings before the site: a seal takes its locks in that order.
    address::narrow(&mut tx, site.id, site.settings.ip_addresses).await?;
    if !query::update(&mut tx, site, before).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    // Again: visits that began until the site was ours. From here on none can by the old settings.
    address::narrow(&mut tx, site.id, site.settings.ip_addresses).await?;
    version::insert(&mut tx, site, by, app.clock.now()).await?;
    tx.commit().await?;
    app.sites.changed(&site.key);
    if let Err(error) = app.db.purge().await {
        tracing::warn!(%error, "the database keeps bytes of earlier rows a little longer");
    }
    Ok(true)
}
