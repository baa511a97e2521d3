//! `revisit export`.

use std::io::Write;

use clap::{Args, ValueEnum};
use futures_util::StreamExt;
use uuid::Uuid;

use crate::app::App;
use crate::recordings::{export, playback};
use crate::texts::text;
use crate::viewings;

/// What to export, and how.
#[derive(Args)]
pub struct ExportArgs {
    /// The recording's id, as in its address in the dashboard.
    id: Uuid,
    /// The form.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// An array of rrweb events; plays in rrweb's own player.
    Json,
}

/// Runs it.
pub async fn run(app: &App, args: ExportArgs) -> anyhow::Result<()> {
    let Format::Json = args.format;
    let opened = match playback::open(app, args.id).await {
        Ok(opened) => opened,
        Err(error) if matches!(error.downcast_ref(), Some(sqlx::Error::RowNotFound)) => {
            anyhow::bail!("{}", text!("export-no-recording", id = args.id.to_string()))
        }
        Err(error) => return Err(error),
    };
    viewings::exported(app, None, args.id).await?;
    let pieces = export::json(app.clone(), opened);
    futures_util::pin_mut!(pieces);
    let mut out = std::io::stdout().lock();
    while let Some(piece) = pieces.next().await {
        out.write_all(&piece?)?;
    }
    Ok(out.flush()?)
}
