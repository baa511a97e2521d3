//! `revisit serve`.

use super::say;
use crate::app::App;
use crate::members::{self, Role, link};
use crate::serve;
use crate::texts::text;
use crate::workspaces::{self, Workspace};
use crate::{id, visits};

/// Runs until told to stop.
pub async fn run(app: App) -> anyhow::Result<()> {
    let workspace = workspace(&app).await?;
    visits::ending::resume(&app).await?;
    let running = serve::start(app.clone(), true).await?;
    say(text!("serve-running", address = app.config.public_url()));
    invite_owner(&app, &workspace).await?;
    serve::signal().await?;
    say(text!("serve-stopping"));
    running.stop().await
}

/// The workspace of this install; the first start makes it.
pub async fn workspace(app: &App) -> anyhow::Result<Workspace> {
    if let Some(workspace) = workspaces::first(&app.db).await? {
        return Ok(workspace);
    }
    let workspace = Workspace {
        id: id::new(&app.clock, &app.entropy),
        name: "Revisit".into(),
        plan: "self-hosted".into(),
        time_zone: "UTC".into(),
        created_ms: app.clock.now(),
    };
    workspaces::insert(&app.db, &workspace).await?;
    Ok(workspace)
}

/// Prints a one-time link while the workspace has no member.
pub async fn invite_owner(app: &App, workspace: &Workspace) -> anyhow::Result<()> {
    if !members::query::any(&app.db, workspace.id).await? {
        let address = link::make(app, workspace.id, None, Role::Owner).await?;
        say(format_args!("{}\n\n    {address}\n", text!("serve-invite")));
    }
    Ok(())
}
