//! Erasures that somebody asks for: of a recording, of a visitor, or of whoever has an e-mail address or an IP address.
//!
//! Asking makes a row (the receipt), a list of what is to go, and a job, in one transaction. The rest is done in small steps that may
//! be done twice and stop anywhere ([`run`]). The receipt stays, without a word about who was erased.

pub mod http;
pub mod query;
pub mod run;

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::clock::{MINUTE, Millis};
use crate::id;
use crate::jobs;

/// What is to be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// One recording; its visitor, too, if nothing else is known of them.
    Recording(Uuid),
    /// A visitor, by our id or by the key that their browser made.
    Visitor(Uuid),
    /// All visitors of whom the site said that this is their address; lower case.
    Email(String),
    /// All recordings that were stored with this IP address, or, where only the network was kept, with its network. Their visitors,
    /// too, if nothing else is known of them: an address is many people's in its time.
    Address(IpAddr),
}

/// By what an erasure was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One recording.
    Recording,
    /// A visitor.
    Visitor,
    /// An e-mail address.
    Email,
    /// An IP address.
    Address,
}

impl What {
    fn scope(&self) -> Scope {
        match self {
            What::Recording(_) => Scope::Recording,
            What::Visitor(_) => Scope::Visitor,
            What::Email(_) => Scope::Email,
            What::Address(_) => Scope::Address,
        }
    }
}

/// What there is to erase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Holdings {
    /// Visitors that are erased altogether.
    pub visitors: i64,
    /// Recordings, also those that are not listed.
    pub recordings: i64,
    /// Of which so many are of visits that go on.
    pub running: i64,
    /// Pages seen in them.
    pub page_views: i64,
    /// Bytes of what is sealed.
    pub bytes: i64,
    /// Recordings that are meant by their network alone, of which more of the address was not kept: they may be somebody else's.
    pub by_network: i64,
}

impl Holdings {
    /// True when there is nothing.
    pub fn is_empty(&self) -> bool {
        self.visitors == 0 && self.recordings == 0
    }
}

/// What an erasure removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Removed {
    /// Visitors, with all that the site said of them.
    pub visitors: i64,
    /// Recordings.
    pub recordings: i64,
    /// Rows of pages that were seen.
    pub page_views: i64,
    /// Objects of sealed recordings.
    pub segments: i64,
    /// Batches that were not sealed yet.
    pub batches: i64,
    /// Bytes of the segments.
    pub bytes: i64,
}

/// What proves an erasure.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Receipt {
    /// Its number.
    pub id: Uuid,
    /// By what it was asked for. Not for whom: that is erased.
    pub scope: Scope,
    /// The member who asked; null: the operator, on the command line, or a member who has gone.
    pub by: Option<String>,
    /// When it was asked for, ms.
    pub asked_at: Millis,
    /// When nothing was left, ms; null: it is still being done.
    pub done_at: Option<Millis>,
    /// What it removed, so far.
    pub removed: Removed,
    /// SHA-256 in hex, chained over the ids of what was removed and, when it is done, over the counts.
    pub digest: String,
}

/// Asks for an erasure; `None` when there is nothing to erase.
///
/// For a member its job comes in a minute: the request does it now, and the job is for what that leaves undone. The operator's
/// command may not be able to do it, so the job comes at once.
pub async fn begin(
    app: &App,
    workspace: Uuid,
    member: Option<Uuid>,
    what: &What,
) -> Result<Option<Uuid>, sqlx::Error> {
    let erasure = id::new(&app.clock, &app.entropy);
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    query::insert(&mut tx, erasure, workspace, member, what.scope(), now).await?;
    if query::aim(&mut tx, erasure, workspace, what).await? == 0 {
        tx.rollback().await?;
        return Ok(None);
    }
    let due_ms = if member.is_some() { now + MINUTE } else { now };
    jobs::ask(&mut tx, app, jobs::Kind::Erasure, erasure, due_ms).await?;
    tx.commit().await?;
    Ok(Some(erasure))
}
