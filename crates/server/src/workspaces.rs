//! Workspaces: a customer's account, which has the plan.

use sqlx::Row;
use uuid::Uuid;

use crate::clock::Millis;
use crate::db::{self, Db};
use crate::id;

/// What a plan allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its name as stored.
    pub name: &'static str,
    /// Recordings a month; `None`: unlimited.
    pub recordings_per_month: Option<i64>,
}

const PLANS: [Plan; 4] = [
    Plan { name: "self-hosted", recordings_per_month: None },
    Plan { name: "standard", recordings_per_month: Some(10_000) },
    Plan { name: "pro", recordings_per_month: Some(50_000) },
    Plan { name: "free", recordings_per_month: Some(0) },
];

impl Plan {
    /// The plan of this name; an unknown name allows nothing, since it must not become unlimited by a slip.
    pub fn named(name: &str) -> Plan {
        PLANS.into_iter().find(|plan| plan.name == name).unwrap_or(PLANS[3])
    }
}

/// A customer's account.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Its plan's name.
    pub plan: String,
    /// IANA name of its time zone.
    pub time_zone: String,
    /// When it was made.
    pub created_ms: Millis,
}

fn workspace(row: &sqlx::any::AnyRow) -> Result<Workspace, sqlx::Error> {
    Ok(Workspace {
        id: db::uuid(row, "id")?,
        name: row.try_get("name")?,
        plan: row.try_get("plan")?,
        time_zone: row.try_get("time_zone")?,
        created_ms: row.try_get("created_ms")?,
    })
}

/// The workspace of this id.
pub async fn by_id(db: &Db, id: Uuid) -> Result<Option<Workspace>, sqlx::Error> {
    let query = sqlx::query("select id, name, plan, time_zone, created_ms from workspace where id = $1");
    query.bind(id::bytes(id)).fetch_optional(db.read()).await?.as_ref().map(workspace).transpose()
}

/// The oldest workspace, which a fresh install has.
pub async fn first(db: &Db) -> Result<Option<Workspace>, sqlx::Error> {
    let query = sqlx::query(
        "select id, name, plan, time_zone, created_ms from workspace order by created_ms, id limit 1",
    );
    query.fetch_optional(db.read()).await?.as_ref().map(workspace).transpose()
}

/// Stores a new workspace.
pub async fn insert(db: &Db, workspace: &Workspace) -> Result<(), sqlx::Error> {
    sqlx::query("insert into workspace (id, name, plan, time_zone, created_ms) values ($1, $2, $3, $4, $5)")
        .bind(id::bytes(workspace.id))
        .bind(&workspace.name)
        .bind(&workspace.plan)
        .bind(&workspace.time_zone)
        .bind(workspace.created_ms)
        .execute(db.write())
        .await
        .map(|_| ())
}
