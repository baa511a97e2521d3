//! What happens to a string, number or truth value, by its place.

use super::content;
use super::place::Place;
use super::walk::Walk;
use crate::capture::{ContentKind, reference};
use crate::detect::{self, Glance, Sought, url};
use crate::event::{Invalid, saturate, slice};
use crate::json::{Span, Str, decode};

/// Masks of values come in these lengths, so that nobody counts the letters of a password.
const MASK_LENGTHS: [usize; 6] = [0, 4, 8, 16, 32, 64];

/// Its bytes are its letters, but for escapes that are written again as they are.
fn is_plain(raw: &str, found: Str) -> bool {
    let rare = |at: usize| matches!(raw.as_bytes().get(at + 1), Some(b'b' | b'f' | b'u'));
    !found.unicode && (!found.escaped || !memchr::memchr_iter(b'\\', raw.as_bytes()).any(rare))
}

impl Walk<'_> {
    /// A string, its quotes around `found`.
    pub(super) fn string(&mut self, place: Place, found: Str) -> Result<(), Invalid> {
        let raw = slice(self.text, found.span);
        // What decides how its object is read is no text, and never a reference.
        let decides = matches!(place, Place::Pin(_) | Place::Timestamp);
        if found.unicode
            && !decides
            && let Some((kind, _)) = reference(raw)
        {
            self.referred(place, kind, found);
            return Ok(());
        }
        match place {
            Place::Keep => {}
            Place::Text | Place::Free | Place::Shape => self.searched(found, self.sought),
            Place::ChangedText => self.changed(found),
            Place::Named => self.searched(found, Sought { numbers: false, ..self.sought }),
            Place::SafeText => self.searched(found, Sought { numbers: false, emails: false }),
            Place::Full => self.starred(found),
            Place::Value if self.rules.forms => self.typed(found),
            Place::Value => self.hidden(found),
            Place::Url | Place::UrlSet => self.address(place, found),
            Place::Pin(index) => return self.pinned(index, found),
            Place::Timestamp => return Err(Invalid::NotAnEvent { index: self.facts.events }),
            // An object was to stand here. A string in its place may be a compressed one, which cannot
            // be looked into: nothing of it is kept.
            _ if raw.is_empty() => {}
            _ => {
                self.masked.secrets += 1;
                self.replace(found.span, "");
            }
        }
        Ok(())
    }

    /// A reference stays where its content, which was scrubbed by its kind, could stand itself.
    fn referred(&mut self, place: Place, kind: ContentKind, found: Str) {
        if !content::may_stand(kind, place, self.rules.forms) {
            self.masked.secrets += 1;
            self.replace(found.span, "");
        }
    }

    /// Keeps the string but for what the finders find.
    pub(super) fn searched(&mut self, found: Str, sought: Sought) {
        if let Some(part) = self.split.take(found.span).filter(|_| sought.emails) {
            return self.replace(found.span, &part);
        }
        let raw = slice(self.text, found.span);
        let glance = Glance::of(raw.as_bytes());
        if !found.unicode && glance.is_clear() {
            return;
        }
        if self.short_cuts
            && glance.is_digits()
            && is_plain(raw, found)
            && detect::only_numbers(raw.as_bytes())
            && !(glance.is_foreign() && detect::digit::any_foreign(raw))
        {
            if sought.numbers {
                self.digits_starred(found, glance);
            }
            return;
        }
        let clean = detect::mask(&decode(raw), sought, &self.rules.query_keys, &mut self.masked);
        if let Some(clean) = clean {
            self.replace(found.span, &clean);
        }
    }

    /// The same for what may be a beginning: each key that was pressed brings the value anew.
    fn typed(&mut self, found: Str) {
        let text = decode(slice(self.text, found.span));
        let clean = detect::mask_growing(&text, self.sought, &self.rules.query_keys, &mut self.masked);
        if let Some(clean) = clean {
            self.replace(found.span, &clean);
        }
    }

    /// Keeps the string, in which only digits can be found, but for those.
    fn digits_starred(&mut self, found: Str, glance: Glance) {
        if !glance.is_foreign() {
            self.masked.numbers += 1;
            return self.star_digits(found.span);
        }
        let text = decode(slice(self.text, found.span));
        if let Some(clean) = detect::mask_digits(&text, &mut self.masked) {
            self.replace(found.span, &clean);
        }
    }

    /// A text whose element is not known here. Style sheets are written by scripts as texts, too, and are
    /// nothing but digits; they are told by their braces and only searched for what is no number.
    fn changed(&mut self, found: Str) {
        let is_css = content::is_css(slice(self.text, found.span));
        self.searched(found, Sought { numbers: self.sought.numbers && !is_css, ..self.sought });
    }

    fn address(&mut self, place: Place, found: Str) {
        let raw = slice(self.text, found.span);
        if !found.escaped && raw.starts_with("data:image/") {
            return;
        }
        let plain = || self.short_cuts && place == Place::Url && detect::address::is_plain(raw.as_bytes());
        if !found.escaped && plain() {
            return;
        }
        let text = decode(raw);
        let (keys, masked) = (&self.rules.query_keys, &mut self.masked);
        let clean = match place {
            Place::UrlSet => url::mask_set(&text, self.sought, keys, masked),
            _ => url::mask(&text, self.sought, keys, masked),
        };
        if let Some(clean) = clean {
            self.replace(found.span, &clean);
        }
    }

    /// Every letter a star, spaces and lines as they were.
    fn starred(&mut self, found: Str) {
        let text = decode(slice(self.text, found.span));
        let hide = |letter: char| !letter.is_whitespace() && letter != '*';
        if text.contains(hide) {
            self.masked.values += 1;
            self.replace(found.span, &text.replace(hide, "*"));
        }
    }

    /// Stars in one of a few lengths.
    fn hidden(&mut self, found: Str) {
        let text = decode(slice(self.text, found.span));
        let letters = text.chars().count();
        let length = MASK_LENGTHS.into_iter().find(|length| *length >= letters).unwrap_or(64);
        if letters != length || text.contains(|letter| letter != '*') {
            self.masked.values += 1;
            self.replace(found.span, &"*".repeat(length));
        }
    }

    fn pinned(&mut self, index: u8, found: Str) -> Result<(), Invalid> {
        self.check_pin(index, Span { start: found.span.start - 1, end: found.span.end + 1 })?;
        self.searched(found, Sought { numbers: false, ..self.sought });
        Ok(())
    }

    /// A number, `true`, `false` or `null`.
    pub(super) fn scalar(&mut self, place: Place, span: Span) -> Result<(), Invalid> {
        let raw = slice(self.text, span);
        let is_number = raw.starts_with(|first: char| first.is_ascii_digit() || first == '-');
        let hides_numbers = match place {
            Place::Free => self.sought.numbers,
            Place::Value | Place::Ticked => !self.rules.forms,
            Place::Secret | Place::Full => true,
            _ => false,
        };
        match place {
            Place::Pin(index) => return self.check_pin(index, span),
            Place::Timestamp => return self.timestamp(span),
            Place::NodeId => self.node_id(span),
            Place::Ticked if !self.rules.forms && raw == "true" => self.replace(span, "false"),
            _ if is_number && hides_numbers && raw != "0" => {
                self.masked.numbers += 1;
                self.replace(span, "0");
            }
            _ => {}
        }
        Ok(())
    }

    fn timestamp(&mut self, span: Span) -> Result<(), Invalid> {
        let not_an_event = Invalid::NotAnEvent { index: self.facts.events };
        let number = crate::event::parse(slice(self.text, span).as_bytes()).ok_or(not_an_event)?;
        let before = self.timestamp.replace(saturate(number));
        if before.is_some() && before != self.timestamp { Err(Invalid::Contradiction) } else { Ok(()) }
    }
}
