//! The languages that everything a person reads exists in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Czech.
    Cs,
    /// Hungarian.
    Hu,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 4] = [Language::En, Language::De, Language::Cs, Language::Hu];

    /// As stored, and as in `lang="…"`.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::De => "de",
            Language::Cs => "cs",
            Language::Hu => "hu",
        }
    }

    /// From a code; a region or an encoding behind it says nothing, as in `de-AT` and `cs_CZ.UTF-8`.
    pub fn from_code(code: &str) -> Option<Language> {
        let language = code.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|known| known.code().eq_ignore_ascii_case(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_with_and_without_a_region() {
        for (code, language) in [
            ("de", Some(Language::De)),
            ("de-AT", Some(Language::De)),
            ("cs_CZ.UTF-8", Some(Language::Cs)),
            ("HU", Some(Language::Hu)),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
            ("english", None),
        ] {
            assert_eq!(Language::from_code(code), language, "{code}");
        }
        assert!(Language::ALL.iter().all(|language| crate::names::name(language) == language.code()));
    }
}
