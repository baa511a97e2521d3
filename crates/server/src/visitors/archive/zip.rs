//! A zip file that is sent while it is written: sizes and checksums stand behind each file, so that nothing has to be known before.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, anyhow};
use bytes::Bytes;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::mpsc::Sender;
use tokio::task::spawn_blocking;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::clock::Millis;

/// What was packed and not sent yet.
#[derive(Clone, Default)]
struct Packed(Arc<Mutex<Vec<u8>>>);

impl Packed {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

type Writer = ZipWriter<StreamWriter<Packed>>;

/// The zip file being written.
pub(super) struct Zip {
    writer: Option<Writer>,
    packed: Packed,
    sender: Sender<anyhow::Result<Bytes>>,
    options: SimpleFileOptions,
}

/// Bytes that are sent in one piece, about: pages of rows are small.
const PIECE_BYTES: usize = 64 << 10;

impl Zip {
    pub(super) fn new(sender: Sender<anyhow::Result<Bytes>>, now: Millis) -> Zip {
        let packed = Packed::default();
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(time(now).unwrap_or_default())
            // What follows may have more than four gigabytes.
            .large_file(true);
        Zip { writer: Some(ZipWriter::new_stream(packed.clone())), packed, sender, options }
    }

    /// Begins the next file.
    pub(super) async fn begin(&mut self, name: &str) -> anyhow::Result<()> {
        let (name, options) = (name.to_owned(), self.options);
        self.work(move |writer| Ok(writer.start_file(name, options)?)).await
    }

    /// Adds to the file that was begun.
    pub(super) async fn write(&mut self, bytes: Vec<u8>) -> anyhow::Result<()> {
        self.work(move |writer| Ok(writer.write_all(&bytes)?)).await?;
        self.send(PIECE_BYTES).await
    }

    /// Writes the list of files, and sends what is left.
    pub(super) async fn finish(mut self) -> anyhow::Result<()> {
        let writer = self.writer.take().context("the archive was broken off")?;
        spawn_blocking(move || writer.finish().map(drop)).await??;
        self.send(1).await
    }

    /// Packing takes long enough to be done on another thread.
    async fn work(
        &mut self,
        act: impl FnOnce(&mut Writer) -> anyhow::Result<()> + Send + 'static,
    ) -> anyhow::Result<()> {
        let mut writer = self.writer.take().context("the archive was broken off")?;
        let (writer, done) = spawn_blocking(move || {
            let done = act(&mut writer);
            (writer, done)
        })
        .await?;
        self.writer = Some(writer);
        done
    }

    async fn send(&mut self, bytes_min: usize) -> anyhow::Result<()> {
        if self.packed.0.lock().unwrap_or_else(PoisonError::into_inner).len() < bytes_min {
            return Ok(());
        }
        let piece = self.packed.take();
        self.sender.send(Ok(piece.into())).await.map_err(|_| anyhow!("who asked for the archive went away"))
    }
}

fn time(now: Millis) -> Option<DateTime> {
    let time = Timestamp::from_millisecond(now).ok()?.to_zoned(TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(time.year()).ok()?;
    DateTime::from_date_and_time(
        year,
        small(time.month())?,
        small(time.day())?,
        small(time.hour())?,
        small(time.minute())?,
        small(time.second())?,
    )
    .ok()
}
