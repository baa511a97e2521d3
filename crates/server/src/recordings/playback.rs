//! Playback: the index of a recording, and its blocks by byte range.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, anyhow};
use revisit_rrweb::file::{self, DecodedBlock, Index, OpenDictionary, ReadError};
use revisit_rrweb::summary::Summary;
use sqlx::Row;
use uuid::Uuid;

use super::merge::Gap;
use crate::app::App;
use crate::encryption::{self, Cipher};
use crate::id;

/// A recording that is being watched: index, summary, names of its segments, and the dictionaries read.
pub struct Opened {
    /// Where everything is.
    pub index: Index,
    /// What is known of its events.
    pub summary: Summary,
    /// What is missing.
    pub gaps: Vec<Gap>,
    segments: Vec<Stored>,
    dictionaries: Mutex<HashMap<u32, Arc<OpenDictionary>>>,
}

/// A segment, and what reads it if it is enciphered.
struct Stored {
    name: String,
    cipher: Option<Cipher>,
}

/// Recordings opened last; cheap to clone. A block then costs one read instead of four.
#[derive(Clone, Default)]
pub struct Indexes(Arc<Mutex<Kept>>);

/// Least recently opened first.
type Kept = Vec<(Uuid, Arc<Opened>)>;

/// Each may hold some megabytes of dictionaries.
const KEPT_MAX: usize = 8;

/// Summaries are bounded when they are made; this one is for what may be on a disk.
const SUMMARY_BYTES_MAX: usize = 64 << 20;

impl Indexes {
    fn list(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, recording: Uuid) -> Option<Arc<Opened>> {
        let mut list = self.list();
        let at = list.iter().position(|(id, _)| *id == recording)?;
        let entry = list.remove(at);
        let opened = Arc::clone(&entry.1);
        list.push(entry);
        Some(opened)
    }

    fn keep(&self, recording: Uuid, opened: &Arc<Opened>) {
        let mut list = self.list();
        list.retain(|(id, _)| *id != recording);
        if list.len() >= KEPT_MAX {
            list.remove(0);
        }
        list.push((recording, Arc::clone(opened)));
    }

    /// Forgets a recording that was sealed anew or erased.
    pub fn forget(&self, recording: Uuid) {
        self.list().retain(|(id, _)| *id != recording);
    }
}

/// Opens a recording. The caller has checked that the member may see it.
pub async fn open(app: &App, recording: Uuid) -> anyhow::Result<Arc<Opened>> {
    if let Some(opened) = app.indexes.get(recording) {
        return Ok(opened);
    }
    let opened = Arc::new(load(app, recording).await?);
    app.indexes.keep(recording, &opened);
    Ok(opened)
}

async fn load(app: &App, recording: Uuid) -> anyhow::Result<Opened> {
    let row = sqlx::query("select file_index, summary, gaps from recording_detail where recording_id = $1")
        .bind(id::bytes(recording))
        .fetch_one(app.db.read())
        .await?;
    let index = Index::from_bytes(&row.try_get::<Vec<u8>, _>("file_index")?)?;
    let summary = zstd::bulk::decompress(&row.try_get::<Vec<u8>, _>("summary")?, SUMMARY_BYTES_MAX)?;
    let gaps = serde_json::from_str(row.try_get("gaps")?)?;
    let segments = segments(app, recording).await?;
    Ok(Opened {
        index,
        summary: serde_json::from_slice(&summary)?,
        gaps,
        segments,
        dictionaries: Mutex::default(),
    })
}

async fn segments(app: &App, recording: Uuid) -> anyhow::Result<Vec<Stored>> {
    let rows =
        sqlx::query("select object_name, cipher from segment where recording_id = $1 order by ordinal")
            .bind(id::bytes(recording))
            .fetch_all(app.db.read())
            .await?;
    let secrets = encryption::of(app, recording).await?;
    let segment = |row: &sqlx::any::AnyRow| {
        let name: String = row.try_get("object_name")?;
        let cipher = match row.try_get::<i64, _>("cipher")? {
            0 => None,
            _ => Some(secrets.as_ref().ok_or_else(|| anyhow!("its secrets are gone"))?.cipher(&name)?),
        };
        Ok(Stored { name, cipher })
    };
    rows.iter().map(segment).collect()
}

/// Reads one block: its range, and its dictionary's when that isn't there yet.
pub async fn block(app: &App, opened: &Opened, n: u32) -> anyhow::Result<DecodedBlock> {
    let block = opened.index.blocks.get(n as usize).ok_or(ReadError::NoSuchBlock)?.clone();
    let dictionary = match block.needs {
        Some(number) => Some(dictionary(app, opened, number).await?),
        None => None,
    };
    let bytes = read(app, opened, &block.place).await?;
    let decode = move || file::decode_block(&block, dictionary.as_deref(), &bytes);
    Ok(tokio::task::spawn_blocking(decode).await??)
}

async fn dictionary(app: &App, opened: &Opened, number: u32) -> anyhow::Result<Arc<OpenDictionary>> {
    let known = |opened: &Opened| {
        opened.dictionaries.lock().unwrap_or_else(PoisonError::into_inner).get(&number).map(Arc::clone)
    };
    if let Some(dictionary) = known(opened) {
        return Ok(dictionary);
    }
    let place =
        opened.index.dictionaries.get(number as usize).ok_or_else(|| anyhow!("no dictionary {number}"))?;
    let bytes = read(app, opened, place).await?;
    let dictionary = Arc::new(file::open_dictionary(place, &bytes)?);
    let mut all = opened.dictionaries.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Arc::clone(all.entry(number).or_insert(dictionary)))
}

async fn read(app: &App, opened: &Opened, place: &file::Place) -> anyhow::Result<bytes::Bytes> {
    let Stored { name, cipher } =
        opened.segments.get(place.segment as usize).ok_or_else(|| anyhow!("no segment {}", place.segment))?;
    let get = async |range| {
        let got = app.blobs.get_range(name, range).await;
        got.with_context(|| format!("failed to read segment {name}"))
    };
    let range = place.range();
    match cipher {
        None => get(range).await,
        Some(cipher) => {
            let stored = get(encryption::span(&range)).await?;
            cipher.open(&range, &stored).with_context(|| format!("failed to read segment {name}"))
        }
    }
}
