//! The clause for a site's privacy policy: paragraphs to copy, made from its settings (A18 of the requirements).

use super::Statement;
use crate::language::Language;
use crate::texts::{Text, text};

/// Who is responsible.
pub struct Company<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its VAT id, if it has one.
    pub vat_id: Option<&'a str>,
}

impl Company<'_> {
    fn called(&self, language: Language) -> String {
        let name = self.name.to_owned();
        match self.vat_id {
            Some(vat) => text!("clause-vat", company = name, vat = vat.to_owned()).in_language(language),
            None => name,
        }
    }
}

/// Paragraphs, the first a heading. `address` is that of the page for visitors.
pub fn paragraphs(
    statement: &Statement<'_>,
    company: &Company<'_>,
    address: &str,
    language: Language,
) -> Vec<String> {
    let of = statement.settings;
    let who = text!("clause-who", company = company.called(language), host = statement.host.to_owned());
    let basis = if of.consent_required { text!("clause-consent") } else { text!("clause-interest") };
    let forms = if of.forms { text!("clause-forms") } else { text!("clause-no-forms") };
    let texts = (!of.numbers && !of.emails).then(|| text!("clause-texts"));
    let first = [text!("clause-heading"), who, basis, text!("clause-content"), forms];
    let last =
        [text!("clause-never"), text!("clause-until"), text!("clause-rights", address = address.to_owned())];
    let all = first.into_iter().chain(texts).chain(last);
    all.map(|text| text.in_language(language)).collect()
}

/// What is to be said beside it: that it is no legal advice.
pub fn warning() -> Text {
    text!("clause-no-advice")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sites::SiteSettings;

    fn clause(settings: &SiteSettings, vat_id: Option<&str>, language: Language) -> String {
        let statement = Statement { site: "Shop", host: "host.example", settings };
        let company = Company { name: "Shop & Co", vat_id };
        paragraphs(&statement, &company, "https://host.example/privacy/key", language).join("\n\n")
    }

    #[test]
    fn the_clause_says_what_the_settings_do() {
        let fresh = clause(&SiteSettings::default(), None, Language::En);
        assert!(fresh.contains("is not recorded; stars take its place"), "{fresh}");
        assert!(fresh.contains("legitimate interest"));
        let open =
            SiteSettings { forms: true, numbers: true, consent_required: true, ..SiteSettings::default() };
        let open = clause(&open, None, Language::En);
        assert!(open.contains("What you enter into form fields is recorded, too."), "{open}");
        assert!(open.contains("only with your consent") && !open.contains("Digits and e-mail addresses"));
    }

    #[test]
    fn company_vat_id_and_address_stand_in_it_in_every_language() {
        for language in Language::ALL {
            let text = clause(&SiteSettings::default(), Some("CZ12345678"), language);
            for part in ["Shop & Co (", "CZ12345678)", "host.example", "https://host.example/privacy/key"] {
                assert!(text.contains(part), "{language:?}: {text}");
            }
            assert!(!clause(&SiteSettings::default(), None, language).contains('{'));
        }
    }
}
