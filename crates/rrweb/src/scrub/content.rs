//! Contents that pages refer to by hash: scrubbed once, by what they are, whoever refers to them.

use super::place::Place;
use super::{Rules, Scrubbed, scrubbed};
use crate::capture::ContentKind;
use crate::detect::{self, Masked, url};

/// The content as it may be stored. What its kind does not allow becomes empty.
pub fn content(kind: ContentKind, text: &str, rules: &Rules) -> Scrubbed<Vec<u8>> {
    let text = text.replace('\0', "\u{fffd}");
    let clean = match kind {
        ContentKind::Css if is_css(&text) => text,
        ContentKind::Data if url::is_carrier(&text) => text,
        ContentKind::Data => String::new(),
        // What is no style sheet but says so is read like any text.
        ContentKind::Css | ContentKind::Text => {
            detect::mask(&text, rules.sought(), &rules.query_keys, &mut Masked::default()).unwrap_or(text)
        }
    };
    scrubbed::seal(clean.into_bytes())
}

/// Style sheets are nothing but digits; they are told from texts by their braces.
pub(super) fn is_css(text: &str) -> bool {
    let text = text.trim();
    text.ends_with('}') && text.contains('{') && text.contains(':')
}

/// True where a content of this kind has been masked at least as much as the place would mask it.
pub(super) fn may_stand(kind: ContentKind, place: Place, forms: bool) -> bool {
    match place {
        Place::Keep => true,
        Place::ChangedText => kind != ContentKind::Data,
        Place::Text | Place::Free | Place::Shape | Place::Named | Place::SafeText => {
            kind == ContentKind::Text
        }
        Place::Value => kind == ContentKind::Text && forms,
        // In a set there are others behind the first, which were not looked at.
        Place::Url => kind == ContentKind::Data,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strict(kind: ContentKind, text: &str) -> String {
        String::from_utf8(content(kind, text, &Rules::default()).into_inner()).unwrap()
    }

    #[test]
    fn a_style_sheet_stays_as_it_is_and_what_only_says_so_is_masked() {
        let css = "@media (min-width: 1234px) { a { background: url(logo@2x.png) } }\n";
        assert_eq!(strict(ContentKind::Css, css), css);
        assert_eq!(
            strict(ContentKind::Css, "call 123456 or jane@a.example"),
            "call ****** or ****@*.*******"
        );
    }

    #[test]
    fn a_text_is_masked_by_the_sites_rules() {
        assert_eq!(strict(ContentKind::Text, "order 4711\0"), "order ****\u{fffd}");
        let open = Rules { numbers: true, ..Rules::default() };
        assert_eq!(content(ContentKind::Text, "order 4711", &open).as_ref(), b"order 4711");
    }

    #[test]
    fn only_addresses_that_carry_pictures_fonts_and_the_like_are_kept() {
        assert_eq!(
            strict(ContentKind::Data, "data:image/png;base64,AAAA1234567"),
            "data:image/png;base64,AAAA1234567"
        );
        for wrong in
            ["data:text/html,<b>", "https://a.example/?token=1", "javascript:1", "blob:1", "4111111111111111"]
        {
            assert_eq!(strict(ContentKind::Data, wrong), "", "{wrong}");
        }
    }
}
