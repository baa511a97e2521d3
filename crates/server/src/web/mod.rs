//! What all HTTP answers share: who asks, headers that protect, files inside the binary.

pub mod assets;
pub mod input;
mod pages;

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::app::App;

pub use pages::{
    dashboard, demo, demo_root, recorder_core, recorder_file, recorder_for_smartlook, recorder_for_smartsupp,
    stage, stage_file,
};

/// The address a request came from.
///
/// Behind a declared proxy it is the last address that the proxy wrote down; a header that a visitor sent
/// without a proxy is not believed.
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<App> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let forwarded = app.config.server.behind_proxy.then(|| forwarded_for(parts)).flatten();
        Ok(ClientAddress(forwarded.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}

fn forwarded_for(parts: &Parts) -> Option<IpAddr> {
    let header = parts.headers.get_all("x-forwarded-for").iter().next_back()?;
    header.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

/// SHA-256 as hex, for etags.
pub fn digest(bytes: &[u8]) -> String {
    use sha2::Digest;
    let hash: [u8; 32] = sha2::Sha256::digest(bytes).into();
    crate::id::BrowserKey(hash).to_string()
}
