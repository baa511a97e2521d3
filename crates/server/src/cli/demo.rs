//! `revisit demo`: the server with the demo shop, whose visits are recorded like any site's.

use std::sync::Arc;

use crate::app::App;
use crate::serve as server;
use crate::sites::{self, Site};
use crate::texts::text;
use crate::visits;

use super::{say, serve};

const NAME: &str = "Demo shop";

/// Runs until told to stop.
pub async fn run(mut app: App) -> anyhow::Result<()> {
    let workspace = serve::workspace(&app).await?;
    let sites = sites::query::of_workspace(&app.db, workspace.id).await?;
    let site = match sites.into_iter().find(|site| site.name == NAME) {
        Some(site) => site,
        None => add(&app, workspace.id).await?,
    };
    app.demo_site = Some(Arc::from(site.key));
    visits::ending::resume(&app).await?;
    let running = server::start(app.clone(), true).await?;
    let address = app.config.public_url();
    say(format_args!("{}\n", text!("demo-running")));
    say(format_args!("  1. {}\n     {address}/demo/", text!("demo-walk")));
    say(format_args!("  2. {}\n     {address}/\n", text!("demo-watch")));
    serve::invite_owner(&app, &workspace).await?;
    server::signal().await?;
    say(text!("serve-stopping"));
    running.stop().await
}

async fn add(app: &App, workspace: uuid::Uuid) -> Result<Site, sqlx::Error> {
    let mut site = Site::new(workspace, NAME, Vec::new(), &app.clock, &app.entropy);
    // The shop's visitors are whoever tries it out, and its prices are no secrets: with digits the
    // recording shows what was there.
    site.settings.numbers = true;
    // Whoever tries it with a browser that is driven by a script wants to see that visit too.
    site.settings.record_bots = true;
    sites::change::add(app, &site, sites::change::By::Operator).await?;
    Ok(site)
}
