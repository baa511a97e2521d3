//! Blocked visitors: whom a site does not record, by browser, e-mail address, IP address or network, or variable.
//!
//! The list is apart from the site's settings: those are kept in every version and are told to every page, and this
//! names people. An address is known before a batch is read, a browser by its envelope; who a visitor is, the site
//! says when it likes, and what it said is remembered ([`query::met`]).

pub mod cache;
pub mod http;
mod network;
pub mod query;

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::id::VisitorKey;
use crate::members::email_from_text;
use crate::visitors::Identity;
use network::Network;

/// Entries of one site.
pub const ENTRIES_MAX: i64 = 1_000;

/// By what a visitor is blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockedKind {
    /// The number that a site's visitors' browsers have.
    Visitor,
    /// The e-mail address that the site says is theirs.
    Email,
    /// An IP address, or a network as in 203.0.113.0/24.
    Address,
    /// A variable that the site says of them, as in plan=gold.
    Variable,
}

/// The one way in which a value is written, or why it can not be meant.
fn canonical(kind: BlockedKind, value: &str) -> Result<String, &'static str> {
    let value = value.trim();
    match kind {
        BlockedKind::Visitor => Uuid::try_parse(value)
            .map(|id| id.simple().to_string())
            .map_err(|_| "The number of a visitor has 32 hex digits."),
        BlockedKind::Email => email_from_text(value).ok_or("This is not an e-mail address."),
        BlockedKind::Address => value.parse::<Network>().map(|network| network.to_string()),
        BlockedKind::Variable => variable(value)
            .map(|(name, value)| format!("{name}={value}"))
            .ok_or("A variable is a name and a value, as in plan=gold."),
    }
}

fn variable(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    let fits = |text: &str, most: usize| {
        !text.is_empty() && text.chars().count() <= most && !text.contains(char::is_control)
    };
    (fits(name, 100) && fits(value, 500)).then_some((name, value))
}

/// The visitors that a site does not record, ready to be asked.
#[derive(Debug, Default)]
pub struct Blocklist {
    networks: Vec<Network>,
    visitors: HashSet<VisitorKey>,
    emails: HashMap<String, Uuid>,
    variables: HashMap<(String, String), Uuid>,
}

impl Blocklist {
    /// Adds an entry; one that only another version of the program understands blocks nobody here.
    fn add(&mut self, id: Uuid, kind: BlockedKind, value: &str) {
        match kind {
            BlockedKind::Visitor => self.visitors.extend(value.parse::<VisitorKey>().ok()),
            BlockedKind::Email => self.emails.extend([(value.to_owned(), id)]),
            BlockedKind::Address => self.networks.extend(value.parse::<Network>().ok()),
            BlockedKind::Variable => self
                .variables
                .extend(variable(value).map(|(name, value)| ((name.to_owned(), value.to_owned()), id))),
        }
    }

    /// Whether this address is blocked.
    pub fn has_address(&self, from: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(from))
    }

    /// Whether this browser is blocked.
    pub fn has_visitor(&self, visitor: VisitorKey) -> bool {
        self.visitors.contains(&visitor)
    }

    /// Whether it matters who a visitor is.
    pub fn asks_who(&self) -> bool {
        !self.emails.is_empty() || !self.variables.is_empty()
    }

    /// The entry that this person is blocked by.
    pub fn entry_for(&self, who: &Identity) -> Option<Uuid> {
        let email = who.email.as_deref().and_then(email_from_text);
        let by_email = email.and_then(|email| self.emails.get(&email));
        let by_variable = || {
            let said = who.variables.iter().map(|(name, value)| (name.trim(), value.trim()));
            said.filter(|_| !self.variables.is_empty())
                .find_map(|(name, value)| self.variables.get(&(name.to_owned(), value.to_owned())))
        };
        by_email.or_else(by_variable).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_in_one_form_and_what_can_not_be_meant_is_refused() {
        use BlockedKind as K;
        for (kind, value, kept) in [
            (K::Visitor, " 00010203-0405-0607-0809-0A0B0C0D0E0F ", "000102030405060708090a0b0c0d0e0f"),
            (K::Visitor, "000102030405060708090a0b0c0d0e0f", "000102030405060708090a0b0c0d0e0f"),
            (K::Email, " Eva@Shop.example", "eva@shop.example"),
            (K::Address, "203.0.113.77/24", "203.0.113.0/24"),
            (K::Variable, " plan = gold=1 ", "plan=gold=1"),
        ] {
            assert_eq!(canonical(kind, value).as_deref(), Ok(kept));
        }
        let long = format!("a={}", "b".repeat(501));
        for (kind, value) in [
            (K::Visitor, "1234"),
            (K::Email, "eva"),
            (K::Address, "shop.example"),
            (K::Variable, "plan"),
            (K::Variable, "=gold"),
            (K::Variable, "plan="),
            (K::Variable, "a=b\u{0}"),
            (K::Variable, &long),
        ] {
            assert!(canonical(kind, value).is_err(), "{value}");
        }
    }

    #[test]
    fn who_is_blocked_is_told_by_address_browser_email_and_variable() {
        let mut list = Blocklist::default();
        assert!(!list.asks_who());
        let id = Uuid::from_u128(7);
        for (kind, value) in [
            (BlockedKind::Visitor, "000102030405060708090a0b0c0d0e0f"),
            (BlockedKind::Email, "eva@shop.example"),
            (BlockedKind::Address, "203.0.113.0/24"),
            (BlockedKind::Variable, "plan=gold"),
        ] {
            list.add(id, kind, value);
        }
        assert!(list.has_address([203, 0, 113, 9].into()) && !list.has_address([203, 0, 114, 9].into()));
        assert!(list.has_visitor("000102030405060708090a0b0c0d0e0f".parse().unwrap()));
        let who = |email: &str, plan: &str| Identity {
            email: Some(email.into()),
            variables: [("plan".to_owned(), plan.to_owned())].into(),
            ..Identity::default()
        };
        assert_eq!(list.entry_for(&who("Eva@Shop.Example", "free")), Some(id));
        assert_eq!(list.entry_for(&who("ida@shop.example", "gold")), Some(id));
        assert_eq!(list.entry_for(&who("ida@shop.example", "golden")), None);
    }
}
