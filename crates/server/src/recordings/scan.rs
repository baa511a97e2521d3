//! Scan: looks through stored recordings for what today's settings of their sites do not allow.
//!
//! It tells the place and the kind, never the value, and changes nothing.

use std::collections::HashMap;
use std::sync::Arc;

use revisit_rrweb::event::{EventType, IncrementalSource};
use revisit_rrweb::scrub::{self, Find, Masked, Rules};
use serde::Serialize;
use sqlx::Row;
use uuid::Uuid;

use super::playback;
use super::store::stored_limits;
use crate::app::App;
use crate::clock::{Millis, SECOND};
use crate::{db, id, sites};

/// A recording to look through.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Its id.
    pub id: Uuid,
    site: Uuid,
    started_at: Millis,
}

/// Something that should not be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The recording.
    pub recording: Uuid,
    /// Which of its tabs.
    pub tab: u16,
    /// When, ms from its start.
    pub at_ms: Millis,
    /// In what.
    pub within: Within,
    /// What, by kind.
    pub kinds: Vec<Kind>,
    /// How many events of that second hold it.
    pub events: u32,
}

/// What an event tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Within {
    /// The address of a page.
    Page,
    /// A page as a whole.
    Snapshot,
    /// A change of it.
    Change,
    /// A field.
    Input,
    /// A drawing.
    Canvas,
    /// A console line, a request, an event of the site's own.
    Message,
    /// Anything else.
    Other,
}

/// What should not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What was typed, or the length of what is secret.
    Values,
    /// Digits.
    Numbers,
    /// E-mail addresses.
    Emails,
    /// Payment card numbers.
    Cards,
    /// Bank account numbers.
    Ibans,
    /// Tokens, keys, passwords, or how long they are.
    Secrets,
    /// Parts of addresses.
    Urls,
    /// Attributes.
    Attributes,
}

impl Kind {
    fn of(masked: &Masked) -> Vec<Kind> {
        let counts = [
            (masked.values, Kind::Values),
            (masked.numbers, Kind::Numbers),
            (masked.emails, Kind::Emails),
            (masked.cards, Kind::Cards),
            (masked.ibans, Kind::Ibans),
            (masked.secrets, Kind::Secrets),
            (masked.urls, Kind::Urls),
            (masked.attributes, Kind::Attributes),
        ];
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, kind)| kind).collect()
    }
}

impl Within {
    fn of(find: &Find) -> Within {
        match (find.kind, find.source) {
            (EventType::Meta, _) => Within::Page,
            (EventType::FullSnapshot, _) => Within::Snapshot,
            (EventType::Custom | EventType::Plugin, _) => Within::Message,
            (_, Some(IncrementalSource::Mutation)) => Within::Change,
            (_, Some(IncrementalSource::Input)) => Within::Input,
            (_, Some(IncrementalSource::CanvasMutation)) => Within::Canvas,
            _ => Within::Other,
        }
    }
}

/// All recordings of a workspace, of one site where it is named; the oldest first.
pub async fn candidates(app: &App, workspace: Uuid, site: Option<Uuid>) -> anyhow::Result<Vec<Candidate>> {
    let rows = sqlx::query(
        "select id, site_id, started_ms from recording
         where workspace_id = $1 and state = 'sealed' and playable = 1 order by created_ms, id",
    )
    .bind(id::bytes(workspace))
    .fetch_all(app.db.read())
    .await?;
    let mut list = Vec::with_capacity(rows.len());
    for row in &rows {
        let started_at: Option<i64> = row.try_get("started_ms")?;
        list.push(Candidate {
            id: db::uuid(row, "id")?,
            site: db::uuid(row, "site_id")?,
            started_at: started_at.unwrap_or_default(),
        });
    }
    list.retain(|one| site.is_none_or(|site| one.site == site));
    Ok(list)
}

/// Looks by the rules of each recording's site.
pub struct Scanner<'a> {
    app: &'a App,
    rules: HashMap<Uuid, Arc<Rules>>,
}

impl<'a> Scanner<'a> {
    /// By the rules that the sites of a workspace have now.
    pub async fn new(app: &'a App, workspace: Uuid) -> anyhow::Result<Scanner<'a>> {
        let sites = sites::query::of_workspace(&app.db, workspace).await?;
        let rules = sites.iter().map(|site| (site.id, Arc::new(site.settings.rules()))).collect();
        Ok(Scanner { app, rules })
    }

    /// What one recording holds that it should not. An error says that it could not be read.
    pub async fn look(&self, one: Candidate) -> anyhow::Result<Vec<Place>> {
        let Some(rules) = self.rules.get(&one.site) else { return Ok(Vec::new()) };
        let opened = playback::open(self.app, one.id).await?;
        let mut places = Vec::new();
        for n in 0..u32::try_from(opened.index.blocks.len())? {
            let (tab, rules) = (opened.index.blocks[n as usize].tab, Arc::clone(rules));
            let block = playback::block(self.app, &opened, n).await?;
            let look = move || scrub::scan(block.json().as_bytes(), &rules, &stored_limits());
            let found = tokio::task::spawn_blocking(look).await??;
            for find in found {
                add(&mut places, place(one, tab, &find));
            }
        }
        Ok(places)
    }
}

fn place(one: Candidate, tab: u16, find: &Find) -> Place {
    let at_ms = find.timestamp.saturating_sub(one.started_at).max(0);
    Place {
        recording: one.id,
        tab,
        at_ms,
        within: Within::of(find),
        kinds: Kind::of(&find.masked),
        events: 1,
    }
}

/// One that says the same as the one before, within a second, is counted with it.
fn add(places: &mut Vec<Place>, place: Place) {
    let same = |last: &&mut Place| {
        (last.tab, last.at_ms / SECOND, last.within, &last.kinds)
            == (place.tab, place.at_ms / SECOND, place.within, &place.kinds)
    };
    match places.last_mut().filter(same) {
        Some(last) => last.events += 1,
        None => places.push(place),
    }
}
