//! What a site keeps of its visitors' IP addresses: nothing, the network, or all.
//!
//! A choice that keeps less is made true for what is stored, too, in the transaction of the change.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use sqlx::Row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::SiteSettings;
use crate::db::{Kind, Tx};
use crate::id;

/// How much of an address is kept; in the order of how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IpAddresses {
    /// Nothing.
    #[default]
    Off,
    /// The network: /24 of IPv4, /48 of IPv6.
    Shortened,
    /// All of it.
    Full,
}

/// What is stored of one address.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// All of it, with its network beside it.
    pub address: Option<String>,
    /// Its network.
    pub network: Option<String>,
}

impl IpAddresses {
    fn of(self, from: IpAddr) -> Kept {
        // An IPv4 address in IPv6's clothes would be shortened to nothing.
        let from = from.to_canonical();
        Kept {
            address: (self == IpAddresses::Full).then(|| from.to_string()),
            network: (self > IpAddresses::Off).then(|| network(from)),
        }
    }
}

/// The network of an address, as it is stored: /24 of IPv4, /48 of IPv6.
pub fn network(from: IpAddr) -> String {
    match from {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            format!("{}/48", std::net::Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    }
}

/// What a new recording keeps of its visitor's address by the settings as they are now.
///
/// Until the transaction ends they stay so: the copy of the site that ingest goes by may be seconds old, and an address
/// that is written while the owner forbids it would outlive the erasure.
pub async fn kept(tx: &mut Tx, kind: Kind, site: Uuid, from: IpAddr) -> Result<Kept, sqlx::Error> {
    let sql = match kind {
        Kind::Postgres => "select settings from site where id = $1 for share",
        Kind::Sqlite => "select settings from site where id = $1",
    };
    let row = sqlx::query(sql).bind(id::bytes(site)).fetch_one(&mut **tx).await?;
    let settings: SiteSettings = serde_json::from_str(row.try_get("settings")?)
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    Ok(settings.ip_addresses.of(from))
}

/// Takes back what is stored of the site's visitors' addresses beyond what is kept from now on.
pub(super) async fn narrow(tx: &mut Tx, site: Uuid, kept: IpAddresses) -> Result<(), sqlx::Error> {
    let sql = match kept {
        IpAddresses::Full => return Ok(()),
        IpAddresses::Shortened => {
            "update recording set address = null where site_id = $1 and address is not null"
        }
        IpAddresses::Off => {
            "update recording set address = null, address_network = null
             where site_id = $1 and address_network is not null"
        }
    };
    sqlx::query(sql).bind(id::bytes(site)).execute(&mut **tx).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_cut_to_its_network() {
        for (from, network) in [
            ("203.0.113.77", "203.0.113.0/24"),
            ("::ffff:203.0.113.77", "203.0.113.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
            ("::1", "::/48"),
        ] {
            let of = |kept: IpAddresses| kept.of(from.parse().unwrap());
            assert_eq!(of(IpAddresses::Off), Kept::default());
            assert_eq!(of(IpAddresses::Shortened), Kept { address: None, network: Some(network.into()) });
            assert_eq!(of(IpAddresses::Full).network.as_deref(), Some(network));
        }
        let full = IpAddresses::Full.of("::ffff:203.0.113.77".parse().unwrap());
        assert_eq!(full.address.as_deref(), Some("203.0.113.77"));
    }
}
