//! PostHog's way with a request as a server of its own, to be measured beside ours by the same generator.
//!
//! ```text
//! posthog noop|kafka|unread
//! ```
//! `noop` drops what it captured, as its sink for tests does; `kafka` prints the message its Kafka sink would
//! send, and drops that; `unread` drops the body as it came, which is what HTTP alone costs. Not in it: rate limits and quotas (Redis), restrictions of events, metrics, tracing, the
//! sink itself. So it is a bound from below on what the real one costs.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::routing::post;
use revisit_bench_ingest::load::now_ms;
use revisit_bench_ingest::{Failure, peer};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What its recordings endpoint takes.
const BODY_BYTES_MAX: usize = 25 << 20;

#[derive(Clone, Copy)]
enum Sink {
    Noop,
    Kafka,
    Unread,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let sink = match std::env::args().nth(1).as_deref() {
        Some("noop") => Sink::Noop,
        Some("kafka") => Sink::Kafka,
        Some("unread") => Sink::Unread,
        _ => return Err("usage: posthog noop|kafka|unread".into()),
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    let router = Router::new()
        .route("/s/", post(capture))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(sink)
        .into_make_service_with_connect_info::<SocketAddr>();
    Ok(axum::serve(listener, router).await?)
}

async fn capture(
    State(sink): State<Sink>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    body: Bytes,
) -> Result<&'static str, (StatusCode, String)> {
    take(sink, from, &body).map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))?;
    Ok(r#"{"status":1}"#)
}

fn take(sink: Sink, from: SocketAddr, body: &[u8]) -> Result<(), Failure> {
    let capture = || peer::capture(&peer::gunzip(body)?, &from.ip().to_string(), &now_ms().to_string());
    match sink {
        Sink::Noop => drop(std::hint::black_box(capture()?)),
        Sink::Kafka => drop(std::hint::black_box(capture()?.for_kafka()?)),
        Sink::Unread => drop(std::hint::black_box(body)),
    }
    Ok(())
}
