//! Browser, system and device class from a request's headers.
//!
//! Family names come from the regexes that everyone shares (uap-core). The device class does not: it
//! asks whether there is a touch screen and how the browser names itself, since the model of a phone is
//! nobody's business and the regexes for it are most of the file.

use std::sync::LazyLock;

use axum::http::{HeaderMap, header};
use serde::Deserialize;
use ua_parser::{os, user_agent};

/// What the list shows of a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// desktop, mobile, tablet or unknown.
    pub device: &'static str,
    /// Family and major version, as in "Chrome 142".
    pub browser: String,
    /// Family, as in "Windows".
    pub os: String,
}

#[derive(Deserialize)]
struct Regexes<'a> {
    #[serde(borrow)]
    user_agent_parsers: Vec<user_agent::Parser<'a>>,
    os_parsers: Vec<os::Parser<'a>>,
}

struct Extractors {
    browsers: user_agent::Extractor<'static>,
    systems: os::Extractor<'static>,
}

static EXTRACTORS: LazyLock<Option<Extractors>> = LazyLock::new(|| match extractors() {
    Ok(extractors) => Some(extractors),
    Err(error) => {
        tracing::error!(%error, "the browser regexes can't be read; browsers stay unnamed");
        None
    }
});

/// Builds the regexes ahead of the first visit, which would wait for them otherwise. Blocks.
pub fn warm() {
    LazyLock::force(&EXTRACTORS);
}

fn extractors() -> anyhow::Result<Extractors> {
    let regexes: Regexes<'static> = serde_yaml_ng::from_str(include_str!("../../data/user-agents.yaml"))?;
    let mut browsers = user_agent::Builder::new();
    for parser in regexes.user_agent_parsers {
        browsers = browsers.push(parser)?;
    }
    let mut systems = os::Builder::new();
    for parser in regexes.os_parsers {
        systems = systems.push(parser)?;
    }
    Ok(Extractors { browsers: browsers.build()?, systems: systems.build()? })
}

/// Longer headers are cut: no browser's name is longer, and regexes take their time.
const AGENT_BYTES_MAX: usize = 512;

/// The User-Agent header, or nothing.
pub fn user_agent(headers: &HeaderMap) -> &str {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    agent.get(..AGENT_BYTES_MAX).unwrap_or(agent)
}

/// Names browser, system and device class.
pub fn describe(headers: &HeaderMap, touch: bool) -> Agent {
    let agent = user_agent(headers);
    let known = EXTRACTORS.as_ref();
    let browser = known.and_then(|known| known.browsers.extract(agent)).map_or_else(String::new, |browser| {
        let family = browser.family.strip_prefix("Headless").unwrap_or(&browser.family);
        [Some(family), browser.major].into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let os = known
        .and_then(|known| known.systems.extract(agent))
        .map_or_else(String::new, |os| os.os.into_owned());
    Agent { device: device(headers, agent, touch), browser, os }
}

fn device(headers: &HeaderMap, agent: &str, touch: bool) -> &'static str {
    let has = |word: &str| agent.contains(word);
    let mobile_hint = headers.get("sec-ch-ua-mobile").is_some_and(|hint| hint == "?1");
    if agent.is_empty() {
        "unknown"
    } else if has("iPad")
        || has("Tablet")
        || (has("Android") && !has("Mobile"))
        || (has("Macintosh") && touch)
    {
        // An iPad says that it is a Mac; no Mac has a touch screen.
        "tablet"
    } else if mobile_hint || has("Mobi") || has("iPhone") {
        "mobile"
    } else {
        "desktop"
    }
}

/// True for what names itself a robot. What hides it is for the behaviour rules to find.
pub fn is_bot(agent: &str) -> bool {
    const WORDS: [&str; 19] = [
        "bot",
        "crawl",
        "spider",
        "slurp",
        "headless",
        "lighthouse",
        "pagespeed",
        "phantomjs",
        "puppeteer",
        "playwright",
        "python",
        "curl/",
        "wget",
        "gtmetrix",
        "pingdom",
        "facebookexternalhit",
        "preview",
        "archiver",
        "monitor",
    ];
    let agent = agent.to_ascii_lowercase();
    // "Cubot" is a maker of phones.
    WORDS.iter().any(|word| agent.contains(word)) && !agent.contains("cubot")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(agent: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::USER_AGENT, agent.parse().unwrap())])
    }

    #[test]
    fn browsers_are_named() {
        let cases = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                "desktop",
                "Chrome 142",
                "Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                "mobile",
                "Mobile Safari 18",
                "iOS",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
                "desktop",
                "Firefox 144",
                "Linux",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                "tablet",
                "Chrome 142",
                "Android",
            ),
            ("", "unknown", "", ""),
        ];
        for (agent, device, browser, os) in cases {
            let found = describe(&headers(agent), false);
            assert_eq!((found.device, &*found.browser, &*found.os), (device, browser, os), "{agent}");
        }
    }

    #[test]
    fn robots_that_say_so_are_told_apart() {
        for robot in [
            "Mozilla/5.0 (compatible; Googlebot/2.1)",
            "curl/8.0",
            "Mozilla/5.0 HeadlessChrome/142.0.0.0",
            "Pingdom.com_bot",
            "facebookexternalhit/1.1",
        ] {
            assert!(is_bot(robot), "{robot}");
        }
        assert!(!is_bot("Mozilla/5.0 (Linux; Android 9; CUBOT X19) Chrome/142.0.0.0 Mobile Safari/537.36"));
    }
}
