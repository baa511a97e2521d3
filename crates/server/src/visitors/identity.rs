//! Who a visitor is, as the site says by `revisit('identify', …)`: name, e-mail address, phone, and variables of its own.
//!
//! The site says it on purpose, so e-mail addresses and numbers stay. Cards, bank accounts, passwords and tokens do not: it goes through
//! the scrubber as an event of the site's own would. Whatever has not the form that is expected is left out; a batch is never
//! refused for it.

use std::collections::BTreeMap;

use revisit_rrweb::event::Limits;
use revisit_rrweb::scrub::{self, Rules};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sqlx::Row;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::{self, Db};
use crate::id;
use crate::members::email_from_text;

/// Characters of a name, an address, a phone number.
const TEXT_CHARS_MAX: usize = 254;
/// Variables of a visitor.
const VARIABLES_MAX: usize = 50;
/// Characters of a variable's name.
const KEY_CHARS_MAX: usize = 100;
/// Characters of a variable's value.
const VALUE_CHARS_MAX: usize = 500;

/// Parts of names of variables that nobody should hand on, in the languages of the product.
const SECRET_NAMES: [&str; 12] = [
    "passw",
    "pwd",
    "passphrase",
    "secret",
    "token",
    "cvv",
    "cvc",
    "heslo",
    "jelsz",
    "kennwort",
    "geheim",
    "apikey",
];

/// What is known of who a visitor is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Identity {
    /// The name.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The phone number.
    pub phone: Option<String>,
    /// Whatever else the site said, by its own names; at most 50.
    pub variables: BTreeMap<String, String>,
}

impl Identity {
    /// Reads what an envelope says, within bounds and scrubbed; `None` when there is nothing in it.
    pub fn of(said: &Value) -> Option<Identity> {
        let said = scrubbed(&bounded(said.as_object()?))?;
        let text = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
        let variables = said.get("variables").and_then(Value::as_object).into_iter().flatten();
        let identity = Identity {
            name: text("name"),
            email: text("email"),
            phone: text("phone"),
            variables: variables
                .filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
                .collect(),
        };
        (identity != Identity::default()).then_some(identity)
    }

    /// What is stored, as it was written; one that can't be read is nobody's.
    pub fn from_text(text: Option<&str>) -> Option<Identity> {
        text.and_then(|text| serde_json::from_str(text).ok())
    }

    /// What to call the visitor, if anything is known.
    pub fn label(&self) -> Option<&str> {
        let named = [&self.name, &self.email, &self.phone];
        named.into_iter().flatten().map(String::as_str).find(|text| !text.trim().is_empty())
    }

    /// Adds what is said now to what was said before; the newer word counts.
    fn and(mut self, newer: Identity) -> Identity {
        self.name = newer.name.or(self.name);
        self.email = newer.email.or(self.email);
        self.phone = newer.phone.or(self.phone);
        let mut variables = newer.variables;
        for (key, value) in self.variables {
            if variables.len() < VARIABLES_MAX {
                variables.entry(key).or_insert(value);
            }
        }
        self.variables = variables;
        self
    }
}

/// The fields that are meant, as texts, within bounds.
fn bounded(said: &Map<String, Value>) -> Value {
    let mut known = Map::new();
    for name in ["name", "email", "phone"] {
        if let Some(text) = said.get(name).and_then(|value| as_text(value, TEXT_CHARS_MAX)) {
            known.insert(name.to_owned(), text.into());
        }
    }
    let variables = said.get("variables").and_then(Value::as_object).into_iter().flatten();
    let variables: Map<String, Value> = variables
        .filter(|(key, _)| !is_secret(key))
        .filter_map(|(key, value)| {
            // Smartsupp's form, with a label for people.
            let value = value.get("value").unwrap_or(value);
            Some((cut(key, KEY_CHARS_MAX), as_text(value, VALUE_CHARS_MAX)?.into()))
        })
        .take(VARIABLES_MAX)
        .collect();
    known.insert("variables".into(), variables.into());
    known.into()
}

/// A password has no form that tells it; its name does.
fn is_secret(key: &str) -> bool {
    let key = key.to_lowercase();
    SECRET_NAMES.iter().any(|name| key.contains(name))
}

fn as_text(value: &Value, chars_max: usize) -> Option<String> {
    match value {
        Value::String(text) => Some(cut(text.trim(), chars_max)),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// Databases take no NUL.
fn cut(text: &str, chars_max: usize) -> String {
    text.chars().filter(|one| *one != '\0').take(chars_max).collect()
}

/// What may be stored of it, by the same walk that an event of the site's own takes.
fn scrubbed(known: &Value) -> Option<Value> {
    let rules = Rules { numbers: true, emails: true, ..Rules::default() };
    let event = json!([{ "type": 5, "data": { "tag": "revisit.track", "payload": known }, "timestamp": 0 }]);
    let clean = scrub::scrub(event.to_string().as_bytes(), &rules, &Limits::default()).ok()?;
    let mut events: Value = serde_json::from_slice(clean.events.as_ref()).ok()?;
    events.pointer_mut("/0/data/payload").map(Value::take)
}

/// Keeps what a site says of the visitor of a recording. One that was erased meanwhile is not there to be named.
pub async fn keep(db: &Db, recording: Uuid, said: &Identity) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    // Changes nothing, but holds the row: two tabs may say different things at once.
    let row = sqlx::query(
        "update visitor set visits = visits where id = (select visitor_id from recording where id = $1) returning id, identity",
    )
    .bind(id::bytes(recording))
    .fetch_optional(&mut *tx)
    .await?;
    let Some(row) = row else { return tx.rollback().await };
    let before = Identity::from_text(row.try_get("identity")?);
    let known = before.clone().unwrap_or_default().and(said.clone());
    if before.as_ref() == Some(&known) {
        return tx.rollback().await;
    }
    sqlx::query("update visitor set identity = $1, email = $2 where id = $3")
        .bind(serde_json::to_string(&known).map_err(|error| sqlx::Error::Encode(Box::new(error)))?)
        .bind(known.email.as_deref().and_then(email_from_text))
        .bind(id::bytes(db::uuid(&row, "id")?))
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(said: Value) -> Identity {
        Identity::of(&said).unwrap_or_default()
    }

    #[test]
    fn what_a_site_says_on_purpose_is_kept_as_it_is() {
        let said = json!({ "name": "Eva Nováková", "email": "eva@shop.example", "phone": "+420 601 234 567",
            "variables": { "plan": { "label": "Plan", "value": "gold" }, "orders": 12, "vip": true } });
        let identity = of(said);
        assert_eq!(identity.label(), Some("Eva Nováková"));
        assert_eq!(identity.email.as_deref(), Some("eva@shop.example"));
        assert_eq!(identity.phone.as_deref(), Some("+420 601 234 567"));
        let variables: Vec<_> =
            identity.variables.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(variables, [("orders", "12"), ("plan", "gold"), ("vip", "true")]);
    }

    #[test]
    fn cards_accounts_passwords_and_tokens_are_not() {
        let identity = of(json!({ "name": "Eva 4111 1111 1111 1111", "variables": {
            "card": "5500005555555559", "iban": "DE89370400440532013000", "password": "hunter2-hunter2", "newPasswort": "hunter2",
            "session": "Bearer abcdefghijklmnop0123456789", "jwt": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U" } }));
        let stored = serde_json::to_string(&identity).unwrap();
        for secret in ["4111 1111", "5500005555", "370400440532", "hunter2", "abcdefghijkl", "dozjgNryP4J3"] {
            assert!(!stored.contains(secret), "{secret}: {stored}");
        }
        assert!(stored.contains("Eva"), "{stored}");
    }

    #[test]
    fn what_has_another_form_is_left_out_and_all_is_bounded() {
        for nothing in
            [json!(null), json!("Eva"), json!([]), json!({}), json!({ "name": ["Eva"], "variables": "x" })]
        {
            assert_eq!(Identity::of(&nothing), None, "{nothing}");
        }
        let many: Map<String, Value> =
            (0..200).map(|n| (format!("{n}{}", "k".repeat(300)), "ž".repeat(2_000).into())).collect();
        let identity = of(json!({ "name": "n".repeat(5_000), "variables": many }));
        assert_eq!(identity.name.unwrap().chars().count(), TEXT_CHARS_MAX);
        assert_eq!(identity.variables.len(), VARIABLES_MAX);
        assert!(
            identity.variables.iter().all(|(key, value)| key.chars().count() <= KEY_CHARS_MAX
                && value.chars().count() <= VALUE_CHARS_MAX)
        );
        assert_eq!(of(json!({ "name": "a\0b" })).name.as_deref(), Some("ab"));
    }

    #[test]
    fn the_newer_word_counts_and_what_it_does_not_say_stays() {
        let first = of(
            json!({ "name": "Eva", "email": "eva@shop.example", "variables": { "plan": "free", "since": "2024" } }),
        );
        let known = first.and(of(json!({ "email": "eva@home.example", "variables": { "plan": "gold" } })));
        assert_eq!((known.name.as_deref(), known.email.as_deref()), (Some("Eva"), Some("eva@home.example")));
        assert_eq!(known.variables.values().collect::<Vec<_>>(), ["gold", "2024"]);
    }
}
