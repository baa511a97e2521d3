//! Reading a request's body with a bound in bytes and in time.

use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;

use super::outcome::Refusal;

/// Reads the whole body; more than `bytes_max`, or slower than `within`, is refused.
pub async fn read(body: Body, bytes_max: usize, within: Duration) -> Result<Vec<u8>, Refusal> {
    tokio::time::timeout(within, collect(body, bytes_max)).await.map_err(|_| Refusal::Slow)?
}

async fn collect(mut body: Body, bytes_max: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        // The connection broke: what came is no whole batch, and nobody is there to read an answer.
        let frame = frame.map_err(|_| Refusal::Truncated)?;
        let Ok(data) = frame.into_data() else { continue };
        if bytes.len() + data.len() > bytes_max {
            drain(body).await;
            return Err(Refusal::BodyTooLarge);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

/// Refused bodies are read on and thrown away up to here.
const DRAIN_BYTES_MAX: usize = 64 << 20;

/// Reads a refused body to its end. A browser that is still writing when the answer comes and the
/// connection closes sees a broken connection instead of the answer, and would send the same again.
async fn drain(mut body: Body) {
    let mut bytes = 0;
    while bytes < DRAIN_BYTES_MAX
        && let Some(Ok(frame)) = body.frame().await
    {
        bytes += frame.data_ref().map_or(0, bytes::Bytes::len);
    }
}

/// Refuses a body whose stated length is too large.
pub async fn refuse_large(body: Body, within: Duration) -> Refusal {
    // Slow or not, the answer is the same.
    let _ = tokio::time::timeout(within, drain(body)).await;
    Refusal::BodyTooLarge
}
