//! Reading a request's body with a bound in bytes, in time, and in what becomes of it.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;

use super::admit::Admitted;
use super::decode::Decoder;
use super::desk::Arrived;
use super::outcome::Refusal;
use super::receive::off_thread;
use crate::app::App;

/// So much is held as it came: one or two reads. What is longer is decoded while it arrives.
const WHOLE_BYTES: usize = 256 << 10;

/// Reads the body to its end and admits what it takes; what is too much, or too slow, is refused.
pub async fn read(app: &App, headers: &HeaderMap, body: &mut Body) -> Result<(Arrived, Admitted), Refusal> {
    let bytes_max = app.config.ingest.body_bytes_max;
    let stated =
        headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let stated = stated.unwrap_or(bytes_max);
    if stated > bytes_max {
        return Err(Refusal::BodyTooLarge);
    }
    let admitted = app.gate.memory(stated.min(2 * WHOLE_BYTES as u64))?;
    let mut arriving = Arriving { app, admitted, piece: Vec::new(), decoder: None, read: 0 };
    let arrived =
        tokio::time::timeout(patience(app), arriving.all(body)).await.map_err(|_| Refusal::Slow)??;
    // Decoded once, and once more when it is scrubbed.
    let decoded = (arrived.decoded_bytes() as u64).min(app.config.ingest.decoded_bytes_max);
    arriving.admitted.grow(2 * decoded)?;
    Ok((arrived, arriving.admitted))
}

fn patience(app: &App) -> Duration {
    Duration::from_millis(app.config.ingest.body_ms_max.unsigned_abs())
}

/// A body on its way.
struct Arriving<'a> {
    app: &'a App,
    admitted: Admitted,
    /// What came and is not decoded.
    piece: Vec<u8>,
    decoder: Option<Decoder>,
    read: u64,
}

impl Arriving<'_> {
    async fn all(&mut self, body: &mut Body) -> Result<Arrived, Refusal> {
        while let Some(frame) = body.frame().await {
            // The connection broke: what came is no whole batch, and nobody is there to read an answer.
            let frame = frame.map_err(|_| Refusal::Truncated)?;
            let Ok(data) = frame.into_data() else { continue };
            self.read += data.len() as u64;
            if self.read > self.app.config.ingest.body_bytes_max {
                return Err(Refusal::BodyTooLarge);
            }
            let is_all = self.read == data.len() as u64 && body.is_end_stream();
            if is_all && data.len() <= 2 * WHOLE_BYTES {
                return Ok(Arrived::Whole(data));
            }
            self.piece.extend_from_slice(&data);
            if self.piece.len() > WHOLE_BYTES {
                self.decode().await?;
            }
        }
        if self.decoder.is_some() {
            self.decode().await?;
        }
        match self.decoder.take() {
            None => Ok(Arrived::Whole(Bytes::from(std::mem::take(&mut self.piece)))),
            Some(decoder) => decoder.finish().map(Arrived::Decoded),
        }
    }

    /// Decodes what came. A decoder may take more than was admitted until this piece is done, but only as
    /// many work at once as there are cores.
    async fn decode(&mut self) -> Result<(), Refusal> {
        let bytes_max = usize::try_from(self.app.config.ingest.decoded_bytes_max).unwrap_or(usize::MAX - 1);
        let mut piece = std::mem::take(&mut self.piece);
        let mut decoder = match self.decoder.take() {
            Some(decoder) => decoder,
            None => Decoder::new(&piece, Vec::new(), bytes_max)?,
        };
        let work = move || {
            decoder.push(&piece)?;
            piece.clear();
            Ok((decoder, piece))
        };
        let (decoder, piece) = off_thread(self.app, true, work).await?;
        self.admitted.grow(decoder.held_bytes() as u64)?;
        (self.decoder, self.piece) = (Some(decoder), piece);
        Ok(())
    }
}

/// Refused bodies are read on and thrown away up to here.
const DRAIN_BYTES_MAX: usize = 64 << 20;

/// Reads the rest of a refused body, behind the answer. A browser that is still writing when the connection
/// closes sees a broken connection instead of the answer, and would send the same again.
pub fn read_on(app: &App, body: Body) {
    if !body.is_end_stream() {
        tokio::spawn(tokio::time::timeout(patience(app), drain(body)));
    }
}

async fn drain(mut body: Body) {
    let mut bytes = 0;
    while bytes < DRAIN_BYTES_MAX
        && let Some(Ok(frame)) = body.frame().await
    {
        bytes += frame.data_ref().map_or(0, Bytes::len);
    }
}
