//! `revisit import`.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::serve;
use crate::app::App;
use crate::recordings::import::{self, Report};
use crate::sites::{self, Site};

/// What to import, and where to.
#[derive(Args)]
pub struct ImportArgs {
    /// The files; each becomes one recording.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The site they belong to, by name, key or id [default: a site named Imported, made when missing].
    #[arg(long)]
    site: Option<String>,
    /// Print JSON, one object a file, instead of sentences.
    #[arg(long)]
    json: bool,
}

const SITE_NAME: &str = "Imported";

/// Files are read whole.
const FILE_BYTES_MAX: u64 = 2 << 30;

/// Runs it. A file that can't be imported does not keep the others from it; the exit code tells.
pub async fn run(app: &App, args: ImportArgs) -> anyhow::Result<()> {
    let site = find_site(app, args.site.as_deref()).await?;
    let mut failed = 0;
    for path in &args.files {
        match one(app, &site, path, args.json).await {
            Ok(report) => tell(path, &report, args.json),
            Err(error) => {
                failed += 1;
                eprintln!("{}: {error:#}", path.display());
            }
        }
    }
    if failed > 0 {
        bail!("{failed} of {} files could not be imported", args.files.len());
    }
    Ok(())
}

async fn find_site(app: &App, wanted: Option<&str>) -> anyhow::Result<Site> {
    let workspace = serve::workspace(app).await?;
    let sites = sites::query::of_workspace(&app.db, workspace.id).await?;
    let name = wanted.unwrap_or(SITE_NAME);
    let is_it = |site: &Site| site.name == name || site.key == name || site.id.to_string() == name;
    if let Some(site) = sites.into_iter().find(is_it) {
        return Ok(site);
    }
    if wanted.is_some() {
        bail!("there is no site `{name}`; `revisit site list` shows all");
    }
    let mut site = Site::new(workspace.id, SITE_NAME, Vec::new(), &app.clock, &app.entropy);
    // Nothing can be recorded for it by mistake.
    site.settings.recording = false;
    sites::query::insert(&app.db, &site).await?;
    Ok(site)
}

async fn one(app: &App, site: &Site, path: &Path, json: bool) -> anyhow::Result<Report> {
    let length = std::fs::metadata(path).context("can't be read")?.len();
    if length > FILE_BYTES_MAX {
        bail!("is larger than {} GiB", FILE_BYTES_MAX >> 30);
    }
    let bytes = std::fs::read(path).context("can't be read")?;
    let bar = if json { ProgressBar::hidden() } else { ProgressBar::new(0) };
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} events  {eta}  {msg}")?);
    bar.set_message(path.display().to_string());
    let progress = bar.clone();
    let report = import::file(app, site, bytes, move |done, total| {
        progress.set_length(total);
        progress.set_position(done);
    })
    .await;
    bar.finish_and_clear();
    report
}

fn tell(path: &Path, report: &Report, json: bool) {
    if json {
        let mut value = serde_json::json!(report);
        value["file"] = path.display().to_string().into();
        println!("{value}");
        return;
    }
    let minutes = report.duration_ms / 60_000;
    let seconds = report.duration_ms / 1_000 % 60;
    let not_played =
        report.reason.as_deref().map(|reason| format!(", can't be played: {reason}")).unwrap_or_default();
    println!(
        "{}  {}: {} events, {minutes}:{seconds:02} long, {} KB stored{not_played}",
        report.id,
        path.display(),
        report.events,
        report.bytes / 1_000,
    );
}
