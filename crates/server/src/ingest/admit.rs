//! Admission: how much may be in memory at once, and how often one address may ask.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::outcome::Refusal;
use crate::config;

/// Memory is admitted in units, since a semaphore counts to 2^61 but permits are asked for as u32.
const UNIT_BYTES: u64 = 4 << 10;

/// The bounds of ingest; cheap to clone.
#[derive(Clone)]
pub struct Gate {
    memory: Arc<Semaphore>,
    rate: Option<Arc<DefaultKeyedRateLimiter<IpAddr>>>,
}

/// Memory that is taken until this is dropped.
pub struct Admitted(OwnedSemaphorePermit);

impl Admitted {
    /// Memory that is taken.
    pub fn bytes(&self) -> u64 {
        self.0.num_permits() as u64 * UNIT_BYTES
    }

    /// Takes more, up to `bytes` in all; refuses at once when there is none.
    pub fn grow(&mut self, bytes: u64) -> Result<(), Refusal> {
        let more = bytes.div_ceil(UNIT_BYTES).saturating_sub(self.0.num_permits() as u64);
        if more > 0 {
            let more = take(self.0.semaphore(), more)?;
            self.0.merge(more);
        }
        Ok(())
    }
}

fn take(memory: &Arc<Semaphore>, units: u64) -> Result<OwnedSemaphorePermit, Refusal> {
    let units = u32::try_from(units).map_err(|_| Refusal::Busy)?;
    Arc::clone(memory).try_acquire_many_owned(units).map_err(|_| Refusal::Busy)
}

impl Gate {
    /// A gate with the bounds of the settings.
    pub fn new(config: &config::Ingest) -> Gate {
        let units = usize::try_from(config.memory_bytes_max / UNIT_BYTES).unwrap_or(usize::MAX);
        let rate = NonZeroU32::new(config.requests_per_second).map(|per_second| {
            // A visitor who opens ten tabs at once is no attacker: a minute's worth may come at once.
            let quota = Quota::per_second(per_second)
                .allow_burst(per_second.saturating_mul(NonZeroU32::MIN.saturating_add(59)));
            Arc::new(RateLimiter::keyed(quota))
        });
        Gate { memory: Arc::new(Semaphore::new(units.min(Semaphore::MAX_PERMITS))), rate }
    }

    /// Counts one request of this address.
    pub fn request(&self, from: IpAddr) -> Result<(), Refusal> {
        match &self.rate {
            Some(rate) if rate.check_key(&network(from)).is_err() => Err(Refusal::RateLimited),
            _ => Ok(()),
        }
    }

    /// Takes room for `bytes`; refuses at once when there is none, since the browser can wait better than we.
    pub fn memory(&self, bytes: u64) -> Result<Admitted, Refusal> {
        take(&self.memory, bytes.div_ceil(UNIT_BYTES)).map(Admitted)
    }

    /// Forgets addresses that were quiet, so that the table does not grow.
    pub fn tidy(&self) {
        if let Some(rate) = &self.rate {
            rate.retain_recent();
            rate.shrink_to_fit();
        }
    }
}

/// One household has one IPv4 address but 2^64 IPv6 addresses: those count by /64.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6([a, b, c, d, 0, 0, 0, 0].into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(requests_per_second: &str, memory: &str) -> Gate {
        let flags = [
            format!("ingest.requests_per_second={requests_per_second}"),
            format!("ingest.memory_bytes_max={memory}"),
        ];
        Gate::new(&config::Config::load(None, std::iter::empty(), &flags).unwrap().ingest)
    }

    #[test]
    fn memory_comes_back_when_a_request_ends() {
        let gate = gate("0", "1 MiB");
        let held = gate.memory(1 << 20).unwrap();
        assert_eq!(gate.memory(1).err(), Some(Refusal::Busy));
        drop(held);
        assert!(gate.memory(1).is_ok());
    }

    #[test]
    fn memory_grows_with_a_request_up_to_the_bound() {
        let gate = gate("0", "1 MiB");
        let mut held = gate.memory(100).unwrap();
        held.grow(512 << 10).unwrap();
        held.grow(100).unwrap();
        assert_eq!(gate.memory(600 << 10).err(), Some(Refusal::Busy));
        assert_eq!(held.grow(2 << 20), Err(Refusal::Busy));
        drop(held);
        assert!(gate.memory(1 << 20).is_ok());
    }

    #[test]
    fn one_network_can_not_ask_for_ever() {
        let gate = gate("1", "1 MiB");
        let answers: Vec<_> =
            (0..100_u16).map(|n| gate.request([0x2001, 0xdb8, 0, 0, 0, 0, 0, n].into()).is_ok()).collect();
        assert_eq!(answers.iter().filter(|ok| **ok).count(), 60);
        assert!(gate.request([10, 0, 0, 1].into()).is_ok());
    }
}
