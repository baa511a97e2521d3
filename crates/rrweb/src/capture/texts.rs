//! Texts: the table that grows as the body is read, the contents, and how each is written.

use std::ops::Range;

use super::error::Problem;
use super::json::{Json, plain_length};
use super::reader::Reader;
use super::{Brought, CONTENT_BYTES_MAX, CONTENTS_MAX, ContentHash, ContentKind, Referred};
use super::{TABLE_MAX, TEXT_BYTES_MAX};

/// A string, as the place where it was sent.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    place: Range<usize>,
    /// Nothing in it needs an escape: it is copied.
    plain: bool,
}

/// The value of a `text`.
pub(super) enum Text {
    String(Sent),
    Content(ContentKind, ContentHash),
    Null,
    True,
    Number(i64),
}

enum Content {
    ByHash(ContentKind, ContentHash),
    InPlace(Sent),
}

/// Everything that later operations can name.
#[derive(Default)]
pub(super) struct Texts {
    table: Vec<Sent>,
    contents: Vec<Content>,
    pub(super) referred: Vec<Referred>,
    pub(super) brought: Vec<Brought>,
}

impl Texts {
    /// Reads a text of any sort.
    pub(super) fn read(&mut self, reader: &mut Reader<'_>) -> Result<Text, Problem> {
        Ok(match reader.index()? {
            0 => {
                let sent = sent(reader, TEXT_BYTES_MAX)?;
                push(&mut self.table, sent.clone(), TABLE_MAX, "texts")?;
                Text::String(sent)
            }
            1 => Text::String(sent(reader, TEXT_BYTES_MAX)?),
            2 => match self.contents.get(reader.index()?).ok_or(Problem::UnknownText)? {
                Content::ByHash(kind, hash) => Text::Content(*kind, *hash),
                Content::InPlace(sent) => Text::String(sent.clone()),
            },
            3 => Text::Null,
            4 => Text::True,
            5 => Text::Number(reader.int()?),
            entry => Text::String(self.table.get(entry - 6).ok_or(Problem::UnknownText)?.clone()),
        })
    }

    /// Reads a text where only a string may stand: a name, a tag.
    pub(super) fn name(&mut self, reader: &mut Reader<'_>) -> Result<Sent, Problem> {
        match self.read(reader)? {
            Text::String(sent) => Ok(sent),
            _ => Err(Problem::NotAString),
        }
    }

    /// Reads a text where a string or a content may stand.
    pub(super) fn words(&mut self, reader: &mut Reader<'_>) -> Result<Text, Problem> {
        match self.read(reader)? {
            Text::Null | Text::True | Text::Number(_) => Err(Problem::NotAString),
            words => Ok(words),
        }
    }

    /// Operation 19.
    pub(super) fn content_by_hash(&mut self, reader: &mut Reader<'_>) -> Result<(), Problem> {
        let (kind, hash) = (kind(reader)?, reader.hash()?);
        let bytes = reader.uint()?;
        if bytes > CONTENT_BYTES_MAX as u64 {
            return Err(Problem::TooLarge);
        }
        push(&mut self.contents, Content::ByHash(kind, hash), CONTENTS_MAX, "contents")?;
        self.referred.push(Referred { kind, hash, bytes });
        Ok(())
    }

    /// Operation 20. Its kind says nothing here: where the text is used it is scrubbed like any other.
    pub(super) fn content_in_place(&mut self, reader: &mut Reader<'_>) -> Result<(), Problem> {
        kind(reader)?;
        let sent = sent(reader, CONTENT_BYTES_MAX)?;
        push(&mut self.contents, Content::InPlace(sent), CONTENTS_MAX, "contents")
    }

    /// Operation 21.
    pub(super) fn store(&mut self, reader: &mut Reader<'_>) -> Result<(), Problem> {
        let kind = kind(reader)?;
        let place = reader.text(CONTENT_BYTES_MAX)?;
        let text = String::from_utf8_lossy(reader.slice(&place)).into_owned();
        push(&mut self.brought, Brought { kind, text }, CONTENTS_MAX, "contents")
    }
}

fn kind(reader: &mut Reader<'_>) -> Result<ContentKind, Problem> {
    ContentKind::from_number(reader.uint()?).ok_or(Problem::Range)
}

fn sent(reader: &mut Reader<'_>, bytes_max: usize) -> Result<Sent, Problem> {
    let place = reader.text(bytes_max)?;
    let plain = plain_length(reader.slice(&place)) == place.len();
    Ok(Sent { place, plain })
}

fn push<T>(list: &mut Vec<T>, item: T, max: usize, what: &'static str) -> Result<(), Problem> {
    if list.len() >= max {
        return Err(Problem::TooMany(what));
    }
    list.push(item);
    Ok(())
}

impl Sent {
    pub(super) fn bytes<'a>(&self, reader: &Reader<'a>) -> &'a [u8] {
        reader.slice(&self.place)
    }

    #[inline]
    pub(super) fn write(&self, reader: &Reader<'_>, json: &mut Json) {
        json.string(reader.slice(&self.place), self.plain);
    }
}

impl Text {
    pub(super) fn write(&self, reader: &Reader<'_>, json: &mut Json) {
        match self {
            Self::String(sent) => sent.write(reader, json),
            Self::Content(kind, hash) => reference(*kind, hash, json),
            Self::Null => json.raw("null"),
            Self::True => json.raw("true"),
            Self::Number(hundredths) => json.hundredths(*hundredths),
        }
    }
}

fn reference(kind: ContentKind, hash: &ContentHash, json: &mut Json) {
    json.raw("\"\\u0000#");
    json.integer(i64::from(kind.number()));
    json.hex(hash);
    json.raw("\"");
}
