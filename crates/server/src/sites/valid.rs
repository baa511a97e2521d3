//! Which values of settings can be meant, and which entry of a list can not.
//!
//! The recorder asks the browser's own parser for selectors and leaves out what it does not understand, which would be
//! an element that its owner believes hidden. So what surely is none is refused here, where somebody can mend it.

use super::SiteSettings;

/// A value that can not be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The setting, by its name in the API.
    pub setting: &'static str,
    /// Which entry of it, from 0, if it is a list.
    pub entry: Option<usize>,
    /// What is expected.
    pub why: &'static str,
}

/// Origins of frames in one site.
pub(super) const FRAMES_MAX: usize = 50;
/// What is longer would surprise: nearly all visits.
const MIN_DURATION_S_MAX: u32 = 3_600;
const PAGES_MAX: usize = 200;
const ELEMENTS_MAX: usize = 1_000;
const QUERY_KEYS_MAX: usize = 200;
const RULE_BYTES_MAX: usize = 500;
/// Every page view of the site loads them.
const ELEMENTS_BYTES_MAX: usize = 64 << 10;
const QUERY_KEY_BYTES_MAX: usize = 100;
/// Each star of a glob multiplies the steps that a browser may need to see that it does not match.
const STARS_MAX: usize = 10;

impl SiteSettings {
    /// The first wrong value of each setting that has one.
    pub fn wrong(&self) -> impl Iterator<Item = Wrong> + use<> {
        let Self { sampling, min_duration_s, pages, elements, query_keys, frames, .. } = self;
        let share = (0.0..=1.0).contains(sampling);
        let total = elements.iter().map(|rule| rule.selector.len()).sum::<usize>();
        [
            (!share).then_some(Wrong { setting: "sampling", entry: None, why: "A share is from 0 to 1." }),
            (*min_duration_s > MIN_DURATION_S_MAX).then_some(Wrong {
                setting: "min_duration_s",
                entry: None,
                why: "A minimum is at most an hour: 3600 seconds.",
            }),
            entries("pages", pages, PAGES_MAX, |rule| glob_fault(&rule.glob)),
            entries("elements", elements, ELEMENTS_MAX, |rule| selector_fault(&rule.selector)).or_else(
                || {
                    let why = "The selectors of a site have at most 64 KB together.";
                    (total > ELEMENTS_BYTES_MAX).then_some(Wrong { setting: "elements", entry: None, why })
                },
            ),
            entries("query_keys", query_keys, QUERY_KEYS_MAX, |key| query_key_fault(key)),
            entries("frames", frames, FRAMES_MAX, |origin| {
                (!is_origin(origin)).then_some("This is no origin, as in https://shop.example.")
            }),
        ]
        .into_iter()
        .flatten()
    }
}

fn entries<T>(
    setting: &'static str,
    list: &[T],
    at_most: usize,
    fault: impl Fn(&T) -> Option<&'static str>,
) -> Option<Wrong> {
    if list.len() > at_most {
        return Some(Wrong { setting, entry: Some(at_most), why: "The list is full." });
    }
    list.iter()
        .enumerate()
        .find_map(|(at, one)| fault(one).map(|why| Wrong { setting, entry: Some(at), why }))
}

/// Why a glob can match no address of a page, as browsers write addresses; or would take too long to.
fn glob_fault(glob: &str) -> Option<&'static str> {
    let stars = glob.split('*').count() - 1 - glob.matches("**").count();
    if glob.is_empty() || glob.len() > RULE_BYTES_MAX {
        Some("A glob has 1 to 500 characters.")
    } else if !glob.bytes().all(|byte| byte.is_ascii_graphic()) {
        Some("Addresses have no spaces, and letters beyond English ones percent-encoded.")
    } else if !["/", "*", "http://", "https://"].iter().any(|start| glob.starts_with(start)) {
        Some("A glob begins with a slash, a star, or https://.")
    } else if stars > STARS_MAX {
        Some("A glob has at most 10 stars.")
    } else {
        None
    }
}

/// Why a text surely is no CSS selector. What is one, only a browser knows.
fn selector_fault(selector: &str) -> Option<&'static str> {
    if selector.trim().is_empty() || selector.len() > RULE_BYTES_MAX {
        Some("A selector has 1 to 500 characters.")
    } else if selector.chars().any(char::is_control) {
        Some("A selector is one line.")
    } else if !is_closed(selector) {
        Some("This is no CSS selector.")
    } else {
        None
    }
}

/// Quotes and brackets are closed, and outside of quotes there is nothing that no selector has.
fn is_closed(selector: &str) -> bool {
    let (mut open, mut quote) = (Vec::new(), None);
    let mut chars = selector.chars();
    while let Some(char) = chars.next() {
        match (quote, char) {
            (_, '\\') => {
                if chars.next().is_none() {
                    return false;
                }
            }
            (Some(end), _) => quote = quote.filter(|_| char != end),
            (None, '"' | '\'') => quote = Some(char),
            (None, '(') => open.push(')'),
            (None, '[') => open.push(']'),
            (None, ')' | ']') => {
                if open.pop() != Some(char) {
                    return false;
                }
            }
            (None, '{' | '}' | ';' | '@' | '<' | '`') => return false,
            (None, _) => {}
        }
    }
    open.is_empty() && quote.is_none() && !selector.trim().starts_with(',') && !selector.trim().ends_with(',')
}

fn query_key_fault(key: &str) -> Option<&'static str> {
    let wrong = |char: char| char.is_whitespace() || char.is_control() || "=&?#".contains(char);
    (key.is_empty() || key.len() > QUERY_KEY_BYTES_MAX || key.contains(wrong))
        .then_some("A key is what stands before the equals sign, with 1 to 100 characters.")
}

/// Scheme, host, and a port where it is not the scheme's own, as browsers write an origin.
fn is_origin(text: &str) -> bool {
    let Ok(url) = url::Url::parse(text) else { return false };
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    };
    matches!(url.scheme(), "http" | "https")
        && url.origin().ascii_serialization() == text
        && url.port() != Some(0)
        && url.host_str().is_some_and(|host| host.len() <= 253 && host.split('.').all(is_label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sites::{ElementRule, ElementRuleKind, PageRule, PageRuleKind};

    fn wrong(settings: &SiteSettings) -> Vec<(&'static str, Option<usize>)> {
        settings.wrong().map(|wrong| (wrong.setting, wrong.entry)).collect()
    }

    fn page(glob: &str) -> PageRule {
        PageRule { rule: PageRuleKind::Exclude, glob: glob.into() }
    }

    fn element(selector: &str) -> ElementRule {
        ElementRule { rule: ElementRuleKind::Mask, selector: selector.into() }
    }

    #[test]
    fn the_defaults_are_right() {
        assert_eq!(wrong(&SiteSettings::default()), []);
    }

    #[test]
    fn frames_are_named_by_exact_origins() {
        for origin in [
            "https://shop.example",
            "http://localhost:8080",
            "https://a-b.c_d.example:444",
            "http://127.0.0.1",
        ] {
            assert!(is_origin(origin), "{origin}");
        }
        for wrong in [
            "",
            "*",
            "https://*",
            "https://*.shop.example",
            "https://shop.example/",
            "https://shop.example/pay",
            "shop.example",
            "HTTPS://shop.example",
            "https://Shop.example",
            "https://",
            "https://shop..example",
            "https://u:p@shop.example",
            "https://shop.example:",
            "https://shop.example:443",
            "http://shop.example:80",
            "https://shop.example:070",
            "https://shop.example:70000",
            "https://shop.example:0",
            "https://[::1]",
            "javascript://shop.example",
            "null",
            "file://",
            "https://shop.example?a",
        ] {
            assert!(!is_origin(wrong), "{wrong}");
        }
        let frames = vec!["https://shop.example".to_owned(); FRAMES_MAX + 1];
        assert_eq!(
            wrong(&SiteSettings { frames, ..SiteSettings::default() }),
            [("frames", Some(FRAMES_MAX))]
        );
    }

    #[test]
    fn a_glob_that_no_address_can_match_is_refused_with_its_place() {
        let many = format!("/{}", "*/".repeat(STARS_MAX + 1));
        let long = format!("/{}", "a".repeat(RULE_BYTES_MAX));
        for glob in ["", "account/**", "/my account", "/über", "ftp://shop.example/", "/\n", &many, &long] {
            let pages = vec![page("/**"), page(glob)];
            assert_eq!(
                wrong(&SiteSettings { pages, ..SiteSettings::default() }),
                [("pages", Some(1))],
                "{glob}"
            );
        }
        let pages =
            ["/", "*", "**/pay", "/a/*/b?x=*#/y", "https://shop.example/**", "/%C3%BCber", "/**/**/**"];
        let pages = pages.map(page).to_vec();
        assert_eq!(wrong(&SiteSettings { pages, ..SiteSettings::default() }), []);
    }

    #[test]
    fn what_surely_is_no_selector_is_refused_with_its_place() {
        let long = "a".repeat(RULE_BYTES_MAX + 1);
        for selector in [
            "", "  ", ".a {", "a[b", "a[b)]", ".a,", ", .a", "a[b=\"c]", "@media", "<b>", "a;b", ".a\\",
            &long,
        ] {
            let elements = vec![element(".price"), element(selector)];
            assert_eq!(
                wrong(&SiteSettings { elements, ..SiteSettings::default() }),
                [("elements", Some(1))],
                "{selector}"
            );
        }
        let elements = [
            ".price",
            "#total > b",
            "a[href=\"x;{y}\"]",
            ":is(.a, .b):not([data-x='('])",
            ".sm\\:w-1\\/2",
            "übung",
        ];
        let elements = elements.map(element).to_vec();
        assert_eq!(wrong(&SiteSettings { elements, ..SiteSettings::default() }), []);
    }

    #[test]
    fn lists_have_bounds() {
        let elements = vec![element(&"a".repeat(RULE_BYTES_MAX)); 200];
        assert_eq!(wrong(&SiteSettings { elements, ..SiteSettings::default() }), [("elements", None)]);
        let pages = vec![page("/"); PAGES_MAX + 1];
        let query_keys = ["q", "a=b", ""].map(str::to_owned).to_vec();
        let both = SiteSettings { pages, query_keys, sampling: f64::NAN, ..SiteSettings::default() };
        assert_eq!(wrong(&both), [("sampling", None), ("pages", Some(PAGES_MAX)), ("query_keys", Some(1))]);
    }
}
