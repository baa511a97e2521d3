//! Whether a batch is of a visitor whom the site does not record.

use std::net::IpAddr;

use super::envelope::Envelope;
use super::outcome::Refusal;
use super::receive::unavailable;
use crate::app::App;
use crate::blocked::query;
use crate::sites::Site;
use crate::visitors::Identity;

/// By the address, before anything is read.
pub async fn by_address(app: &App, site: &Site, from: IpAddr) -> Result<(), Refusal> {
    let list = app.blocked.of(site.id).await.map_err(|error| unavailable("read a block list", &error))?;
    if list.has_address(from) { Err(Refusal::Blocked) } else { Ok(()) }
}

/// By the browser, by what the envelope says of who this is, or by what is known of that.
pub async fn by_envelope(app: &App, site: &Site, envelope: &Envelope) -> Result<(), Refusal> {
    look(app, site, envelope)
        .await
        .map_err(|error| unavailable("look for a blocked visitor", &error))
        .and_then(|blocked| if blocked { Err(Refusal::Blocked) } else { Ok(()) })
}

async fn look(app: &App, site: &Site, envelope: &Envelope) -> Result<bool, sqlx::Error> {
    let list = app.blocked.of(site.id).await?;
    if list.has_visitor(envelope.visitor) {
        return Ok(true);
    }
    // Who a visitor is costs a look, which most sites need not have.
    if !list.asks_who() {
        return Ok(false);
    }
    let said = envelope.identity.as_ref().and_then(Identity::of);
    if let Some(entry) = said.and_then(|said| list.entry_for(&said)) {
        // Their next page says who they are later than its first batch.
        query::met(&app.db, site.id, envelope.visitor, entry).await?;
        return Ok(true);
    }
    let known = query::known(&app.db, site.id, envelope.visitor).await?;
    Ok(known.met || known.identity.is_some_and(|who| list.entry_for(&who).is_some()))
}
