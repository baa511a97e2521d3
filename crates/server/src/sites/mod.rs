//! Sites: web properties with a public key, their settings, and the live check that they work.

pub mod address;
mod cache;
pub mod change;
pub mod http;
pub mod query;
mod settings;
mod valid;
pub mod version;

use uuid::Uuid;

use crate::clock::{Clock, Entropy, Millis};
use crate::id::{self, BrowserKey};

pub use address::IpAddresses;
pub use cache::Sites;
pub use settings::{ElementRule, ElementRuleKind, PageRule, PageRuleKind, SettingsChange, SiteSettings};
pub use valid::Wrong;

/// A web property.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub workspace_id: Uuid,
    /// The public key in the snippet.
    pub key: String,
    /// What its owner calls it.
    pub name: String,
    /// Host names its pages have; subdomains count. Empty: any.
    pub domains: Vec<String>,
    /// What is recorded.
    pub settings: SiteSettings,
    /// Counts changes.
    pub settings_version: i64,
    /// When it was made.
    pub created_at: Millis,
}

impl Site {
    /// A new site with the private defaults.
    pub fn new(
        workspace_id: Uuid,
        name: &str,
        domains: Vec<String>,
        clock: &Clock,
        entropy: &Entropy,
    ) -> Site {
        Site {
            id: id::new(clock, entropy),
            workspace_id,
            key: BrowserKey(entropy.bytes::<10>()).to_string(),
            name: name.to_owned(),
            domains,
            settings: SiteSettings::default(),
            settings_version: 1,
            created_at: clock.now(),
        }
    }

    /// What the owner pastes into the pages.
    pub fn snippet(&self, public_url: &str) -> String {
        format!("<script async src=\"{public_url}/r.js\" data-site=\"{}\"></script>", self.key)
    }

    /// What its visitors can read of what is recorded; see [`crate::statement`].
    pub fn privacy_page(&self, public_url: &str) -> String {
        format!("{public_url}/privacy/{}", self.key)
    }

    /// Whether a page with this `Origin` header may send for this site.
    ///
    /// A request without an origin (a native app, a test) is allowed: the header is no secret, it only
    /// keeps a copied snippet on a foreign site from filling this one.
    pub fn allows_origin(&self, origin: Option<&str>) -> bool {
        let Some(origin) = origin.filter(|_| !self.domains.is_empty()) else { return true };
        let Some(host) = url::Url::parse(origin).ok().and_then(|url| url.host_str().map(str::to_lowercase))
        else {
            return false;
        };
        self.domains.iter().any(|domain| {
            host == *domain || host.strip_suffix(domain.as_str()).is_some_and(|rest| rest.ends_with('.'))
        })
    }
}

/// Reads a domain that a person typed: a host name, perhaps pasted as a whole address.
pub fn domain_from_text(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    // Subdomains count anyway.
    let text = text.strip_prefix("*.").unwrap_or(&text).to_owned();
    let with_scheme = if text.contains("://") { text } else { format!("http://{text}") };
    let host = url::Url::parse(&with_scheme).ok()?.host_str()?.trim_end_matches('.').to_owned();
    (!host.is_empty() && host.len() <= 253).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_sites_own_pages_may_send() {
        let (clock, entropy) = (Clock::manual(0), Entropy::seeded(1));
        let site = Site::new(Uuid::nil(), "Shop", vec!["shop.example".into()], &clock, &entropy);
        for yes in ["https://shop.example", "https://www.shop.example:8443", "http://SHOP.example"] {
            assert!(site.allows_origin(Some(yes)), "{yes}");
        }
        for no in ["https://evil-shop.example", "https://shop.example.evil.test", "null", "", "file://"] {
            assert!(!site.allows_origin(Some(no)), "{no}");
        }
        assert!(site.allows_origin(None));
    }

    #[test]
    fn a_domain_may_be_pasted_as_an_address() {
        assert_eq!(domain_from_text(" https://Shop.example/path?x=1 ").as_deref(), Some("shop.example"));
        assert_eq!(domain_from_text("localhost:8080").as_deref(), Some("localhost"));
        assert_eq!(domain_from_text("*.shop.example").as_deref(), Some("shop.example"));
        assert_eq!(domain_from_text("  "), None);
    }
}
