//! What the program itself tells people, from `locales/*/cli.ftl` (what it prints) and `privacy.ftl` (what a site's
//! visitors read).
//!
//! A [`Text`] is a key and its values. Printed, it speaks the language of this process, which the command line chooses
//! once; in JSON and for programs it is English; on a page, its reader's.

use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::language::Language;

static SPOKEN: OnceLock<Language> = OnceLock::new();

/// Chooses the language of this process; only the first choice counts.
pub fn speak(language: Language) {
    let _ = SPOKEN.set(language);
}

/// The language of this process.
pub fn spoken() -> Language {
    SPOKEN.get().copied().unwrap_or_default()
}

/// A sentence for people.
#[derive(Clone, Debug)]
pub struct Text {
    key: &'static str,
    values: Vec<(&'static str, FluentValue<'static>)>,
}

impl Text {
    /// The sentence with this key, without values.
    pub fn new(key: &'static str) -> Text {
        Text { key, values: Vec::new() }
    }

    /// With a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<FluentValue<'static>>) -> Text {
        self.values.push((name, value.into()));
        self
    }

    /// For programs, and for people who help each other.
    pub fn english(&self) -> String {
        self.in_language(Language::En)
    }

    /// For somebody who reads this language.
    pub fn in_language(&self, language: Language) -> String {
        let args: FluentArgs = self.values.iter().cloned().collect();
        find(language, self.key, Some(&args)).unwrap_or_else(|| self.key.to_owned())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.in_language(spoken()))
    }
}

/// `text!("key", name = value, …)`.
macro_rules! text {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::texts::Text::new($key)$(.with(stringify!($name), $value))*
    };
}
pub(crate) use text;

/// The text of a key, if the language has it.
pub fn find(language: Language, key: &str, args: Option<&FluentArgs>) -> Option<String> {
    let bundle = bundle(language);
    let pattern = bundle.get_message(key)?.value()?;
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
}

/// `sources!("en")`: the files of a language, as one.
macro_rules! sources {
    ($code:literal) => {
        concat!(
            include_str!(concat!("../../../locales/", $code, "/cli.ftl")),
            "\n",
            include_str!(concat!("../../../locales/", $code, "/privacy.ftl")),
        )
    };
}

/// All texts of a language.
pub fn source(language: Language) -> &'static str {
    match language {
        Language::En => sources!("en"),
        Language::De => sources!("de"),
        Language::Cs => sources!("cs"),
        Language::Hu => sources!("hu"),
    }
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 4] = [const { OnceLock::new() }; 4];
    BUNDLES[language as usize].get_or_init(|| {
        let name: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![name]);
        // The marks that keep right-to-left values apart would be copied along with a snippet or a link.
        bundle.set_use_isolating(false);
        // What can't be read is left out; a test finds it.
        let resource =
            FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(partly, _)| partly);
        bundle.add_resource_overriding(resource);
        bundle
    })
}
