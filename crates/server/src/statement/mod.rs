//! What a site tells its visitors: what is recorded, said from its settings as they are now.
//!
//! A page that anybody may read ([`page`]) and a clause for the site's privacy policy ([`clause`]). Neither is written by
//! hand anywhere, so that neither can promise what the settings do not keep.

pub mod clause;
pub mod http;
mod page;

use crate::sites::{IpAddresses, PageRuleKind, SiteSettings};
use crate::texts::{Text, text};

/// A heading and what stands below it.
pub struct Section {
    /// The heading.
    pub title: Text,
    /// One sentence each.
    pub items: Vec<Text>,
}

/// What is told of a site.
pub struct Statement<'a> {
    /// What the site is called.
    pub site: &'a str,
    /// The server's host name.
    pub host: &'a str,
    /// What may be recorded.
    pub settings: &'a SiteSettings,
}

/// The sentences whose switch is on.
fn those(switched: impl IntoIterator<Item = (bool, Text)>) -> Vec<Text> {
    switched.into_iter().filter(|(on, _)| *on).map(|(_, text)| text).collect()
}

impl Statement<'_> {
    fn name(&self) -> String {
        self.site.to_owned()
    }

    /// All of it, in the order it is read.
    pub fn sections(&self) -> Vec<Section> {
        vec![self.recorded(), self.masked(), self.never(), self.when(), self.kept()]
    }

    fn recorded(&self) -> Section {
        let of = self.settings;
        let items = those([
            (true, text!("privacy-recorded-pages")),
            (true, text!("privacy-recorded-pointer")),
            (true, text!("privacy-recorded-device")),
            (true, text!("privacy-recorded-faults")),
            (of.ip_addresses == IpAddresses::Shortened, text!("privacy-recorded-network")),
            (of.ip_addresses == IpAddresses::Full, text!("privacy-recorded-address")),
            (of.forms, text!("privacy-recorded-forms")),
            (of.numbers, text!("privacy-recorded-numbers")),
            (of.emails, text!("privacy-recorded-emails")),
            (of.canvas, text!("privacy-recorded-canvas")),
            (true, text!("privacy-recorded-identity", site = self.name())),
        ]);
        Section { title: text!("privacy-recorded"), items }
    }

    fn masked(&self) -> Section {
        let of = self.settings;
        let items = those([
            (!of.forms, text!("privacy-masked-forms")),
            (!of.numbers, text!("privacy-masked-numbers")),
            (!of.emails, text!("privacy-masked-emails")),
            (true, text!("privacy-masked-queries")),
            (true, text!("privacy-masked-again")),
        ]);
        Section { title: text!("privacy-masked"), items }
    }

    fn never(&self) -> Section {
        let items = vec![
            text!("privacy-never-passwords"),
            text!("privacy-never-cards"),
            text!("privacy-never-hidden"),
            text!("privacy-never-marked", site = self.name()),
        ];
        Section { title: text!("privacy-never"), items }
    }

    fn when(&self) -> Section {
        let of = self.settings;
        let leaves_out = of.pages.iter().any(|page| page.rule == PageRuleKind::Exclude);
        let limits = those([
            (of.consent_required, text!("privacy-when-consent")),
            (of.sampling < 1.0, text!("privacy-when-sample", percent = rounded(of.sampling))),
            (!of.mobile, text!("privacy-when-mobile")),
            (leaves_out, text!("privacy-when-pages", site = self.name())),
            (of.honour_signals, text!("privacy-when-signals")),
        ]);
        let always = !of.consent_required && of.sampling >= 1.0;
        let items = those([(always, text!("privacy-when-always"))]).into_iter().chain(limits).collect();
        Section { title: text!("privacy-when"), items }
    }

    fn kept(&self) -> Section {
        let items = vec![
            text!("privacy-where-server", host = self.host.to_owned()),
            text!("privacy-where-members", site = self.name()),
            text!("privacy-where-until", site = self.name()),
            text!("privacy-where-browser", site = self.name()),
        ];
        Section { title: text!("privacy-where"), items }
    }
}

/// A share as percent; a small one is not told as none, nor a large one as all.
fn rounded(share: f64) -> f64 {
    let percent = share * 100.0;
    if percent < 1.0 { (percent * 100.0).ceil() / 100.0 } else { percent.round().min(99.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn told(settings: &SiteSettings) -> String {
        let statement = Statement { site: "Shop", host: "host.example", settings };
        let of = |section: &Section| {
            let items = section.items.iter().map(|item| item.in_language(Language::En));
            items.collect::<Vec<_>>().join("\n")
        };
        statement.sections().iter().map(of).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn each_switch_changes_what_is_told() {
        let fresh = SiteSettings::default();
        let changes: [fn(&mut SiteSettings); 10] = [
            |of| of.mobile = false,
            |of| of.forms = true,
            |of| of.numbers = true,
            |of| of.emails = true,
            |of| of.canvas = true,
            |of| of.consent_required = true,
            |of| of.honour_signals = false,
            |of| of.sampling = 0.25,
            |of| of.ip_addresses = IpAddresses::Shortened,
            |of| of.ip_addresses = IpAddresses::Full,
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let mut settings = fresh.clone();
            change(&mut settings);
            assert_ne!(told(&settings), told(&fresh), "change {number}");
        }
    }

    #[test]
    fn what_is_recorded_is_never_called_masked() {
        let all = SiteSettings { forms: true, numbers: true, emails: true, ..SiteSettings::default() };
        assert!(told(&all).contains("What you enter into form fields, with the exceptions below."));
        assert!(!told(&all).contains("Stars take its place."));
        assert!(!told(&SiteSettings::default()).contains("What you enter into form fields, with"));
    }

    #[test]
    fn a_small_share_is_not_told_as_none_nor_a_large_one_as_all() {
        for (share, percent) in [(0.25, 25.0), (0.004, 0.4), (0.00001, 0.01), (0.999, 99.0)] {
            assert!((rounded(share) - percent).abs() < 1e-9, "{share}");
        }
    }
}
