//! `revisit scan`.

use std::process::ExitCode;

use clap::Args;

use super::doctor::FOUND;
use super::print::{minutes, progress};
use super::{serve, site};
use crate::app::App;
use crate::recordings::scan::{self, Kind, Place, Scanner, Within};
use crate::texts::{Text, text};

/// What to look through.
#[derive(Args)]
pub struct ScanArgs {
    /// Only recordings of this site, by name, key or id.
    #[arg(long)]
    site: Option<String>,
    /// Print JSON instead of sentences.
    #[arg(long)]
    json: bool,
}

/// Places that are told one by one; the others are counted.
const TOLD_MAX: usize = 1_000;

/// What was seen.
#[derive(Default)]
struct Seen {
    recordings: usize,
    /// Of which so many hold something that they should not.
    concerned: usize,
    places: Vec<Place>,
    more: usize,
    unread: Vec<String>,
}

/// Runs it. The exit code tells whether something was found.
pub async fn run(app: &App, args: ScanArgs) -> anyhow::Result<ExitCode> {
    let seen = look(app, &args).await?;
    if args.json {
        let Seen { recordings, concerned, places, more, unread } = &seen;
        println!(
            "{}",
            serde_json::json!({ "recordings": recordings, "concerned": concerned, "places": places, "more": more, "unread": unread })
        );
    } else {
        tell(&seen);
    }
    let clean = seen.concerned == 0 && seen.unread.is_empty();
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::from(FOUND) })
}

async fn look(app: &App, args: &ScanArgs) -> anyhow::Result<Seen> {
    let workspace = serve::workspace(app).await?.id;
    let site = match &args.site {
        Some(name) => Some(site::named(app, name).await?.id),
        None => None,
    };
    let candidates = scan::candidates(app, workspace, site).await?;
    let scanner = Scanner::new(app, workspace).await?;
    let bar = progress(args.json, candidates.len() as u64, &text!("scan-progress"))?;
    let mut seen = Seen { recordings: candidates.len(), ..Seen::default() };
    for one in candidates {
        match scanner.look(one).await {
            Ok(places) => seen.add(places),
            Err(error) => seen.unread.push(format!("{}: {error:#}", one.id)),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(seen)
}

impl Seen {
    fn add(&mut self, places: Vec<Place>) {
        self.concerned += usize::from(!places.is_empty());
        let room = TOLD_MAX.saturating_sub(self.places.len());
        self.more += places.len().saturating_sub(room);
        self.places.extend(places.into_iter().take(room));
    }
}

fn tell(seen: &Seen) {
    for place in &seen.places {
        println!("{}", line(place));
    }
    if seen.more > 0 {
        println!("{}", text!("scan-more", count = seen.more));
    }
    for line in &seen.unread {
        eprintln!("{line}");
    }
    if seen.concerned == 0 {
        println!("{}", text!("scan-clean", count = seen.recordings));
    } else {
        println!("{}", text!("scan-found", count = seen.concerned, total = seen.recordings));
    }
}

fn line(place: &Place) -> String {
    let kinds: Vec<_> = place.kinds.iter().map(|kind| named(*kind).to_string()).collect();
    let times = if place.events > 1 { format!(" (× {})", place.events) } else { String::new() };
    format!(
        "{}  {}  {}: {}{times}",
        place.recording,
        minutes(place.at_ms),
        within(place.within),
        kinds.join(", ")
    )
}

fn within(what: Within) -> Text {
    match what {
        Within::Page => text!("scan-in-page"),
        Within::Snapshot => text!("scan-in-snapshot"),
        Within::Change => text!("scan-in-change"),
        Within::Input => text!("scan-in-input"),
        Within::Canvas => text!("scan-in-canvas"),
        Within::Message => text!("scan-in-message"),
        Within::Other => text!("scan-in-other"),
    }
}

fn named(kind: Kind) -> Text {
    match kind {
        Kind::Values => text!("scan-values"),
        Kind::Numbers => text!("scan-numbers"),
        Kind::Emails => text!("scan-emails"),
        Kind::Cards => text!("scan-cards"),
        Kind::Ibans => text!("scan-ibans"),
        Kind::Secrets => text!("scan-secrets"),
        Kind::Urls => text!("scan-urls"),
        Kind::Attributes => text!("scan-attributes"),
    }
}
