//! Running the server: listen, take turns, stop gracefully.

use std::net::SocketAddr;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::{background, router};

/// A server that runs.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    stop: watch::Sender<bool>,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
    turns: Option<tokio::task::JoinHandle<()>>,
    app: App,
}

/// Starts to listen and, if `take_turns`, to work in the background.
pub async fn start(app: App, take_turns: bool) -> anyhow::Result<Running> {
    let listen = app.config.server.listen;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("server.listen: {listen} can't be listened on"))?;
    let address = listener.local_addr()?;
    if app.config.server.roles.ingest {
        tokio::task::spawn_blocking(crate::ingest::device::warm);
    }
    let (stop, stopped) = watch::channel(false);
    let service = router::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let mut until = stopped.clone();
    let graceful = axum::serve(listener, service).with_graceful_shutdown(async move {
        // An error means that the sender is gone, which is a stop too.
        let _ = until.changed().await;
    });
    let server = tokio::spawn(async move { graceful.await });
    let turns = take_turns.then(|| tokio::spawn(background::run(app.clone(), stopped)));
    Ok(Running { address, stop, server, turns, app })
}

impl Running {
    /// Stops: no new requests, what was begun is finished, what waits is written.
    pub async fn stop(self) -> anyhow::Result<()> {
        const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);
        // Nobody listens when both tasks ended by themselves.
        let _ = self.stop.send(true);
        match tokio::time::timeout(PATIENCE, self.server).await {
            Ok(ended) => ended??,
            Err(_) => tracing::warn!("some connections did not end; they are cut"),
        }
        if let Some(turns) = self.turns {
            turns.await?;
        } else {
            background::flush(&self.app).await;
        }
        self.app.journal.close().await;
        self.app.db.close().await;
        Ok(())
    }
}

/// Waits for Ctrl-C or a termination signal.
pub async fn signal() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => Ok(result?),
        _ = terminate.recv() => Ok(()),
    }
}
