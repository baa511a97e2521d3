//! The archive of a visitor: all that is kept of them, as one zip file, written while it is read.
//!
//! `visitor.json` has the rows of the database ([`rows`]), `recordings/ID.json` the events of each recording as its export gives
//! them, `README.txt` explains both. Memory is bounded: rows come by the page, events by the block.

mod query;
pub mod rows;
mod zip;

use anyhow::anyhow;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use jiff::Timestamp;
use tokio::sync::mpsc;
use uuid::Uuid;

use self::zip::Zip;
use crate::app::App;
use crate::language::Language;
use crate::members::Member;
use crate::recordings::{export, playback};
use crate::texts::text;
use crate::viewings;

pub use query::{Whose, visitors};

/// Who takes an archive: a member, or the operator on the command line.
#[derive(Clone)]
pub enum By {
    /// A member.
    Member(Box<Member>),
    /// The operator.
    Operator,
}

impl By {
    fn member(&self) -> Option<&Member> {
        match self {
            By::Member(member) => Some(member),
            By::Operator => None,
        }
    }
}

/// Pieces that wait to be sent.
const WAITING_MAX: usize = 2;

/// The zip file, in pieces. Ends with an error where something can't be read: half an archive must not look whole.
pub fn stream(
    app: App,
    visitors: Vec<Uuid>,
    by: By,
    language: Language,
) -> impl Stream<Item = anyhow::Result<Bytes>> + Send {
    let (sender, receiver) = mpsc::channel(WAITING_MAX);
    tokio::spawn(async move {
        let zip = Zip::new(sender.clone(), app.clock.now());
        if let Err(error) = write(&app, &visitors, &by, language, zip).await {
            // Nobody there to be told: they went away, which is what failed.
            drop(sender.send(Err(error)).await);
        }
    });
    futures_util::stream::unfold(receiver, |mut receiver| async move {
        receiver.recv().await.map(|piece| (piece, receiver))
    })
}

async fn write(
    app: &App,
    visitors: &[Uuid],
    by: &By,
    language: Language,
    mut zip: Zip,
) -> anyhow::Result<()> {
    zip.begin("README.txt").await?;
    zip.write(readme(app, language)?.into_bytes()).await?;
    zip.begin("visitor.json").await?;
    let mut separator = "{\"visitors\":[\n";
    for visitor in visitors {
        zip.write(separator.into()).await?;
        rows::write(app, *visitor, &mut zip).await?;
        separator = ",\n";
    }
    zip.write("\n]}\n".into()).await?;
    for visitor in visitors {
        recordings(app, *visitor, by, &mut zip).await?;
    }
    zip.finish().await
}

/// What each file is, for who reads it.
fn readme(app: &App, language: Language) -> anyhow::Result<String> {
    let time = Timestamp::from_millisecond(app.clock.now())?.to_string();
    let paragraphs = [
        text!("archive-made", time = time),
        text!("archive-rows"),
        text!("archive-events"),
        text!("archive-running"),
        text!("archive-masked"),
    ];
    let paragraphs: Vec<String> = paragraphs.iter().map(|text| text.in_language(language)).collect();
    Ok(paragraphs.join("\n\n") + "\n")
}

async fn recordings(app: &App, visitor: Uuid, by: &By, zip: &mut Zip) -> anyhow::Result<()> {
    let mut after = Uuid::nil();
    loop {
        let page = query::sealed(&app.db, visitor, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = *last;
        for recording in page {
            events(app, recording, by, zip).await?;
        }
    }
}

async fn events(app: &App, recording: Uuid, by: &By, zip: &mut Zip) -> anyhow::Result<()> {
    let opened = match playback::open(app, recording).await {
        Ok(opened) => opened,
        // Erased meanwhile, or nothing of it ever came.
        Err(error) if matches!(error.downcast_ref(), Some(sqlx::Error::RowNotFound)) => return Ok(()),
        Err(error) => return Err(error.context(anyhow!("failed to open {recording}"))),
    };
    viewings::exported(app, by.member(), recording).await?;
    zip.begin(&format!("recordings/{recording}.json")).await?;
    let pieces = export::json(app.clone(), opened);
    futures_util::pin_mut!(pieces);
    while let Some(piece) = pieces.next().await {
        zip.write(piece?.into()).await?;
    }
    Ok(())
}
