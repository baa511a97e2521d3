//! `revisit export`: a recording, or all that is kept of a visitor.

use std::io::{IsTerminal, Write};

use bytes::Bytes;
use clap::{Args, ValueEnum};
use futures_util::{Stream, StreamExt};
use uuid::Uuid;

use super::serve;
use crate::app::App;
use crate::members::email_from_text;
use crate::recordings::{export, playback};
use crate::texts::{spoken, text};
use crate::viewings;
use crate::visitors::archive::{self, By, Whose};

/// What to export, and how.
#[derive(Args)]
pub struct ExportArgs {
    #[command(flatten)]
    target: Target,
    /// The form.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

/// Exactly one of these.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct Target {
    /// The recording's id, as in its address in the dashboard.
    id: Option<Uuid>,
    /// All that is kept of a visitor, as a zip file: the id in the dashboard, or the one that their browser has.
    #[arg(long, value_name = "ID")]
    visitor: Option<Uuid>,
    /// The same of every visitor of whom a site said that this is their e-mail address.
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// An array of rrweb events; plays in rrweb's own player.
    Json,
}

/// Runs it.
pub async fn run(app: &App, args: ExportArgs) -> anyhow::Result<()> {
    let Format::Json = args.format;
    match args.target {
        Target { id: Some(recording), .. } => of_recording(app, recording).await,
        Target { visitor: Some(visitor), .. } => of_visitors(app, Whose::Visitor(visitor)).await,
        Target { email, .. } => {
            let typed = email.unwrap_or_default();
            let Some(email) = email_from_text(&typed) else {
                anyhow::bail!("{}", text!("member-no-email", email = typed))
            };
            of_visitors(app, Whose::Email(email)).await
        }
    }
}

async fn of_recording(app: &App, recording: Uuid) -> anyhow::Result<()> {
    let opened = match playback::open(app, recording).await {
        Ok(opened) => opened,
        Err(error) if matches!(error.downcast_ref(), Some(sqlx::Error::RowNotFound)) => {
            anyhow::bail!("{}", text!("export-no-recording", id = recording.to_string()))
        }
        Err(error) => return Err(error),
    };
    viewings::exported(app, None, recording).await?;
    print(export::json(app.clone(), opened)).await
}

async fn of_visitors(app: &App, whose: Whose) -> anyhow::Result<()> {
    if std::io::stdout().is_terminal() {
        anyhow::bail!("{}", text!("export-terminal"));
    }
    let workspace = serve::workspace(app).await?.id;
    let visitors = archive::visitors(&app.db, workspace, &whose).await?;
    if visitors.is_empty() {
        anyhow::bail!("{}", text!("export-no-visitor"));
    }
    print(archive::stream(app.clone(), visitors, By::Operator, spoken())).await
}

async fn print(pieces: impl Stream<Item = anyhow::Result<Bytes>>) -> anyhow::Result<()> {
    futures_util::pin_mut!(pieces);
    let mut out = std::io::stdout().lock();
    while let Some(piece) = pieces.next().await {
        out.write_all(&piece?)?;
    }
    Ok(out.flush()?)
}
