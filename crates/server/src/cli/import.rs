//! `revisit import`.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::print::{minutes, progress};
use super::{serve, site};
use crate::app::App;
use crate::recordings::import::{self, Report};
use crate::sites::{self, Site};
use crate::texts::text;

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
    let mut failed = 0_u32;
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
        bail!("{}", text!("import-failed", failed = failed, total = args.files.len()));
    }
    Ok(())
}

async fn find_site(app: &App, wanted: Option<&str>) -> anyhow::Result<Site> {
    if let Some(name) = wanted {
        return site::named(app, name).await;
    }
    let workspace = serve::workspace(app).await?;
    if let Some(site) = site::find(app, workspace.id, SITE_NAME).await? {
        return Ok(site);
    }
    let mut site = Site::new(workspace.id, SITE_NAME, Vec::new(), &app.clock, &app.entropy);
    // Nothing can be recorded for it by mistake.
    site.settings.recording = false;
    sites::change::add(app, &site, sites::change::By::Operator).await?;
    Ok(site)
}

async fn one(app: &App, site: &Site, path: &Path, json: bool) -> anyhow::Result<Report> {
    let length = std::fs::metadata(path).with_context(|| text!("import-unreadable").to_string())?.len();
    if length > FILE_BYTES_MAX {
        bail!("{}", text!("import-too-large", gib = FILE_BYTES_MAX >> 30));
    }
    let bytes = std::fs::read(path).with_context(|| text!("import-unreadable").to_string())?;
    let bar = progress(json, 0, &text!("import-progress"))?;
    bar.set_message(path.display().to_string());
    let shown = bar.clone();
    let report = import::file(app, site, bytes, move |done, total| {
        shown.set_length(total);
        shown.set_position(done);
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
    let done = text!(
        "import-done",
        events = report.events,
        length = minutes(report.duration_ms),
        kilobytes = report.bytes / 1_000
    );
    println!("{}  {}: {done}", report.id, path.display());
    if let Some(reason) = &report.reason {
        println!("    {}", text!("import-not-played", reason = reason.clone()));
    }
}
