//! The viewing log: who watched, exported or erased which recording, and when.
//!
//! A line names a member and a recording, never a visitor, so it may stay when the recording is gone. Watching is told by the
//! player when its first frame is on the screen; exporting and erasing are logged by who does them here. Whoever reads blocks
//! without playing them (a program, or the list that fetches ahead) is logged as having loaded the recording.

mod csv;
pub mod http;
pub mod loads;
pub mod query;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::clock::{DAY, MINUTE, Millis};
use crate::members::Member;

pub use loads::Loads;

/// How long a line is kept: a year, and a month to look back at it.
const KEPT_MS: Millis = 396 * DAY;

/// Watching the same recording within this time is one line.
const AGAIN_MS: Millis = 10 * MINUTE;

/// What a member did with a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Its events went out, and nothing was said of playing them.
    Loaded,
    /// It was played.
    Watched,
    /// It was downloaded.
    Exported,
    /// It was erased.
    Erased,
}

/// A line of the log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Viewing {
    /// Its number.
    pub id: Uuid,
    /// When, ms.
    pub at: Millis,
    /// The member; null: the operator, on the command line.
    pub member: Option<Uuid>,
    /// What the member is called; of one who has gone, was called then.
    pub by: Option<String>,
    /// What was done.
    pub action: Action,
    /// With which recording.
    pub recording: Option<Uuid>,
    /// The site of a recording that can still be watched; null: it is gone.
    pub site: Option<Uuid>,
    /// The receipt of what was erased.
    pub erasure: Option<Uuid>,
}

/// Logs that a member plays a recording; once within ten minutes.
pub async fn watched(app: &App, member: &Member, recording: Uuid) -> Result<(), sqlx::Error> {
    let line =
        query::Seen { workspace: member.workspace_id, member: member.id, name: member.called(), recording };
    query::add_seen(app, &line, Action::Watched, app.clock.now()).await
}

/// Logs that a recording was exported, by a member or by the operator.
pub async fn exported(app: &App, by: Option<&Member>, recording: Uuid) -> Result<(), sqlx::Error> {
    query::add_exported(app, by, recording).await
}

/// Removes lines that are too old.
pub async fn tidy(app: &App) -> Result<(), sqlx::Error> {
    query::remove_before(&app.db, app.clock.now() - KEPT_MS).await
}
