//! `revisit site add|list`.

use clap::Subcommand;
use uuid::Uuid;

use super::serve;
use crate::app::App;
use crate::sites::{self, Site, domain_from_text};
use crate::texts::text;

/// What to do with sites.
#[derive(Subcommand)]
pub enum SiteCommand {
    /// Adds a site and prints the snippet for its pages.
    Add {
        /// What to call it.
        name: String,
        /// A domain its pages have; may be given often. Without one, any page may use the key.
        #[arg(long = "domain", value_name = "DOMAIN")]
        domains: Vec<String>,
        /// Print JSON instead of sentences.
        #[arg(long)]
        json: bool,
    },
    /// Lists the sites.
    List {
        /// Print JSON instead of a table.
        #[arg(long)]
        json: bool,
    },
}

/// Runs it.
pub async fn run(app: &App, command: SiteCommand) -> anyhow::Result<()> {
    let workspace = serve::workspace(app).await?;
    match command {
        SiteCommand::Add { name, domains, json } => {
            let domains = domains
                .iter()
                .map(|text| {
                    domain_from_text(text)
                        .ok_or_else(|| anyhow::anyhow!("{}", text!("site-no-domain", domain = text.clone())))
                })
                .collect::<Result<_, _>>()?;
            let site = Site::new(workspace.id, &name, domains, &app.clock, &app.entropy);
            sites::change::add(app, &site, sites::change::By::Operator).await?;
            print_added(&site, &app.config.public_url(), json);
        }
        SiteCommand::List { json } => {
            let sites = sites::query::of_workspace(&app.db, workspace.id).await?;
            print_list(&sites, json);
        }
    }
    Ok(())
}

/// The site that the operator means by its name, key or id; an error says that there is none.
pub(super) async fn named(app: &App, name: &str) -> anyhow::Result<Site> {
    let workspace = serve::workspace(app).await?;
    let found = find(app, workspace.id, name).await?;
    found.ok_or_else(|| anyhow::anyhow!("{}", text!("import-no-site", name = name.to_owned())))
}

/// The same, where there may be none.
pub(super) async fn find(app: &App, workspace: Uuid, name: &str) -> anyhow::Result<Option<Site>> {
    let sites = sites::query::of_workspace(&app.db, workspace).await?;
    let is_it = |site: &Site| site.name == name || site.key == name || site.id.to_string() == name;
    Ok(sites.into_iter().find(is_it))
}

fn as_json(site: &Site) -> serde_json::Value {
    serde_json::json!({ "id": site.id, "key": site.key, "name": site.name, "domains": site.domains })
}

fn print_added(site: &Site, public_url: &str, json: bool) {
    let snippet = site.snippet(public_url);
    if json {
        let mut value = as_json(site);
        value["snippet"] = snippet.into();
        println!("{value}");
    } else {
        let added = text!("site-added", name = site.name.clone(), key = site.key.clone());
        println!("{added}\n\n    {snippet}\n");
    }
}

fn print_list(sites: &[Site], json: bool) {
    if json {
        println!("{}", serde_json::Value::Array(sites.iter().map(as_json).collect()));
    } else {
        for site in sites {
            let domains = if site.domains.is_empty() {
                text!("site-any-domain").to_string()
            } else {
                site.domains.join(", ")
            };
            println!("{}  {}  {}  ({domains})", site.id, site.key, site.name);
        }
    }
}
