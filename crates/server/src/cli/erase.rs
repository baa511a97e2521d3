//! `revisit erase`: by recording, visitor, e-mail address or IP address, with a receipt.
//!
//! Runs beside a server as well as without one: a server that has the journal's files open does the work, and this command
//! watches it.

use std::net::IpAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use indicatif::ProgressBar;
use uuid::Uuid;

use super::print::progress;
use super::serve;
use crate::app::App;
use crate::clock::{MINUTE, Millis};
use crate::erasures::{self, Holdings, Receipt, What, query, run};
use crate::journal::Journal;
use crate::members::email_from_text;
use crate::texts::{Text, text};

/// Who or what is to be erased.
#[derive(Args)]
pub struct EraseArgs {
    #[command(flatten)]
    target: Target,
    /// Tell what would be removed, and remove nothing.
    #[arg(long)]
    dry_run: bool,
    /// Print JSON instead of sentences.
    #[arg(long)]
    json: bool,
}

/// Exactly one of these.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct Target {
    /// A visitor: the id in the dashboard, or the one that their browser has.
    #[arg(long, value_name = "ID")]
    visitor: Option<Uuid>,
    /// Every visitor of whom a site said that this is their e-mail address.
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Every recording that was stored with this IP address, or, where only the network was kept, with its network.
    #[arg(long, value_name = "ADDRESS")]
    ip: Option<IpAddr>,
    /// One recording; its visitor, too, if nothing else is known of them.
    #[arg(long, value_name = "ID")]
    recording: Option<Uuid>,
}

/// How often is looked how far a server has come.
const LOOK: Duration = Duration::from_millis(300);

/// A server begins within seconds; one that does nothing for so long is none that does jobs.
const PATIENCE_MS: Millis = 3 * MINUTE;

/// Runs it. Where there is nothing to erase, it fails: a wrong id must not look like a done erasure.
pub async fn run(mut app: App, args: EraseArgs) -> anyhow::Result<ExitCode> {
    let workspace = serve::workspace(&app).await?.id;
    let what = meant(args.target)?;
    let found = query::holdings(&app.db, workspace, &what).await?;
    if found.is_empty() {
        anyhow::bail!("{}", nothing(&what));
    }
    if args.dry_run {
        tell_found(&found, args.json);
        return Ok(ExitCode::SUCCESS);
    }
    let Some(erasure) = erasures::begin(&app, workspace, None, &what).await? else {
        anyhow::bail!("{}", nothing(&what));
    };
    let journal = Journal::open_if_free(&app.config, &app.db, &app.blobs, &app.clock, &app.entropy).await?;
    let bar = progress(args.json, found.recordings.unsigned_abs(), &text!("scan-progress"))?;
    let receipt = match journal {
        Some(journal) => {
            app.journal = journal;
            do_it(&app, workspace, erasure, &bar).await?
        }
        None => watch(&app, workspace, erasure, &bar).await?,
    };
    bar.finish_and_clear();
    app.journal.close().await;
    tell_done(&receipt, args.json);
    Ok(ExitCode::SUCCESS)
}

/// Most sites keep no addresses: that nothing is found must not look as if nothing were there.
fn nothing(what: &What) -> Text {
    if matches!(what, What::Address(_)) { text!("erase-nothing-ip") } else { text!("erase-nothing") }
}

fn meant(target: Target) -> anyhow::Result<What> {
    match target {
        Target { visitor: Some(visitor), .. } => Ok(What::Visitor(visitor)),
        Target { recording: Some(recording), .. } => Ok(What::Recording(recording)),
        Target { ip: Some(ip), .. } => Ok(What::Address(ip)),
        Target { email, .. } => {
            let typed = email.unwrap_or_default();
            let email = email_from_text(&typed);
            email
                .map(What::Email)
                .ok_or_else(|| anyhow::anyhow!("{}", text!("member-no-email", email = typed)))
        }
    }
}

async fn do_it(app: &App, workspace: Uuid, erasure: Uuid, bar: &ProgressBar) -> anyhow::Result<Receipt> {
    loop {
        let done = run::go_on(app, erasure, 1).await?;
        let receipt = so_far(app, workspace, erasure, bar).await?;
        if done {
            return Ok(receipt);
        }
    }
}

async fn watch(app: &App, workspace: Uuid, erasure: Uuid, bar: &ProgressBar) -> anyhow::Result<Receipt> {
    let (mut before, mut moved_ms) = (0, app.clock.now());
    loop {
        let receipt = so_far(app, workspace, erasure, bar).await?;
        if receipt.done_at.is_some() {
            return Ok(receipt);
        }
        if receipt.removed.recordings != before {
            (before, moved_ms) = (receipt.removed.recordings, app.clock.now());
        }
        if app.clock.now() - moved_ms > PATIENCE_MS {
            anyhow::bail!("{}", text!("erase-waits", id = erasure.to_string()));
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn so_far(app: &App, workspace: Uuid, erasure: Uuid, bar: &ProgressBar) -> anyhow::Result<Receipt> {
    let receipt = query::by_id(&app.db, workspace, erasure).await?.ok_or(sqlx::Error::RowNotFound)?;
    bar.set_position(receipt.removed.recordings.unsigned_abs());
    Ok(receipt)
}

fn tell_found(found: &Holdings, json: bool) {
    if json {
        println!("{}", serde_json::json!({ "dry_run": true, "would_remove": found }));
        return;
    }
    println!(
        "{}",
        text!(
            "erase-found",
            visitors = found.visitors,
            recordings = found.recordings,
            running = found.running,
            pages = found.page_views,
            bytes = found.bytes
        )
    );
    if found.by_network > 0 {
        println!("{}", text!("erase-network", count = found.by_network));
    }
}

fn tell_done(receipt: &Receipt, json: bool) {
    if json {
        println!("{}", serde_json::json!(receipt));
        return;
    }
    let removed = &receipt.removed;
    println!(
        "{}",
        text!(
            "erase-done",
            visitors = removed.visitors,
            recordings = removed.recordings,
            pages = removed.page_views,
            bytes = removed.bytes
        )
    );
    println!("{}", text!("erase-receipt", id = receipt.id.to_string(), digest = receipt.digest.clone()));
}
