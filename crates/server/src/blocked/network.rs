//! An IP address or a network of them, as people write it: `203.0.113.77`, `203.0.113.0/24`, `2001:db8::/48`.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// What has all of these addresses is no visitor but the world: recording is switched off elsewhere.
const V4_BITS_MIN: u32 = 8;
const V6_BITS_MIN: u32 = 16;

/// Addresses with the same first bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    /// Its first address.
    first: IpAddr,
    /// How many bits are the same.
    bits: u32,
}

impl Network {
    /// Whether the address is in it. An IPv4 address in IPv6's clothes is an IPv4 address.
    pub fn contains(self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_ipv4() == self.first.is_ipv4() && first(address, self.bits) == self.first
    }
}

fn first(address: IpAddr, bits: u32) -> IpAddr {
    match address {
        IpAddr::V4(v4) => {
            let mask = u32::MAX.checked_shl(32 - bits).unwrap_or(0);
            Ipv4Addr::from_bits(v4.to_bits() & mask).into()
        }
        IpAddr::V6(v6) => {
            let mask = u128::MAX.checked_shl(128 - bits).unwrap_or(0);
            Ipv6Addr::from_bits(v6.to_bits() & mask).into()
        }
    }
}

impl FromStr for Network {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Network, &'static str> {
        const WRONG: &str = "This is no IP address or network, as in 203.0.113.0/24.";
        let (address, bits) =
            text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.trim().parse().map_err(|_| WRONG)?;
        let address = if bits.is_none() { address.to_canonical() } else { address };
        let (least, most) = if address.is_ipv4() { (V4_BITS_MIN, 32) } else { (V6_BITS_MIN, 128) };
        let bits = bits.map_or(Ok(most), |bits| bits.trim().parse::<u32>().map_err(|_| WRONG))?;
        if bits > most {
            return Err(WRONG);
        }
        if bits < least {
            return Err("A network has at least 8 (IPv4) or 16 (IPv6) fixed bits.");
        }
        Ok(Network { first: first(address, bits), bits })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = if self.first.is_ipv4() { 32 } else { 128 };
        if self.bits == whole {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}/{}", self.first, self.bits)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_has_the_addresses_that_begin_like_it() {
        for (network, inside, outside) in [
            ("203.0.113.77", "203.0.113.77", "203.0.113.78"),
            ("203.0.113.77", "::ffff:203.0.113.77", "::203.0.113.77"),
            ("203.0.113.128/25", "203.0.113.255", "203.0.113.127"),
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.0"),
            ("2001:db8:1::/48", "2001:db8:1:ffff::1", "2001:db8:2::"),
            ("2001:db8::1", "2001:db8::1", "2001:db8::2"),
        ] {
            let network: Network = network.parse().unwrap();
            assert!(network.contains(inside.parse().unwrap()), "{network} {inside}");
            assert!(!network.contains(outside.parse().unwrap()), "{network} {outside}");
        }
    }

    #[test]
    fn it_is_written_by_its_first_address() {
        for (typed, kept) in [
            ("203.0.113.77/24", "203.0.113.0/24"),
            ("203.0.113.77/32", "203.0.113.77"),
            ("::ffff:203.0.113.77", "203.0.113.77"),
            ("2001:DB8:0:0::5/32", "2001:db8::/32"),
        ] {
            assert_eq!(typed.parse::<Network>().unwrap().to_string(), kept);
        }
    }

    #[test]
    fn what_is_none_or_has_nearly_all_is_refused() {
        for wrong in [
            "",
            "203.0.113",
            "203.0.113.7/33",
            "203.0.113.7/-1",
            "203.0.113.7/",
            "0.0.0.0/0",
            "10.0.0.0/7",
            "::/0",
            "2001::/129",
            "x/8",
        ] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }
}
