//! Decompression with a common budget, so that a bomb inside a bomb is still bounded.

use std::borrow::Cow;
use std::io::Read;

use super::ImportError;

/// How many wrappings of the whole file are taken off.
const LAYERS_MAX: usize = 4;

/// Bytes that may still come out of decompression.
pub(super) struct Budget(pub(super) usize);

impl Budget {
    /// The file without its gzip and zstd wrappings.
    pub(super) fn unwrap_file<'a>(&mut self, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, ImportError> {
        let mut bytes = Cow::Borrowed(bytes);
        for _ in 0..LAYERS_MAX {
            let Some(inner) = self.unwrap_layer(&bytes)? else { break };
            bytes = Cow::Owned(inner);
        }
        Ok(bytes)
    }

    /// Told apart by their first bytes, as no JSON begins with these.
    fn unwrap_layer(&mut self, bytes: &[u8]) -> Result<Option<Vec<u8>>, ImportError> {
        if bytes.starts_with(&[0x1f, 0x8b]) {
            return self.read(flate2::read::MultiGzDecoder::new(bytes)).map(Some);
        }
        if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
            let decoder = zstd::Decoder::new(bytes).map_err(|_| ImportError::Compression)?;
            return self.read(decoder).map(Some);
        }
        Ok(None)
    }

    /// The JSON in a string whose characters are the bytes of gzip or zlib (PostHog and rrweb's packer).
    pub(super) fn unpack(&mut self, text: &str) -> Result<Option<String>, ImportError> {
        let bytes: Option<Vec<u8>> =
            text.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
        let Some(bytes) = bytes else { return Ok(None) };
        let json = match bytes.as_slice() {
            [0x1f, 0x8b, ..] => self.read(flate2::read::MultiGzDecoder::new(bytes.as_slice()))?,
            [0x78, ..] => self.read(flate2::read::ZlibDecoder::new(bytes.as_slice()))?,
            _ => return Ok(None),
        };
        String::from_utf8(json).map(Some).map_err(|_| ImportError::Compression)
    }

    fn read(&mut self, reader: impl Read) -> Result<Vec<u8>, ImportError> {
        let mut out = Vec::new();
        let room = self.0 as u64;
        reader.take(room.saturating_add(1)).read_to_end(&mut out).map_err(|_| ImportError::Compression)?;
        self.0 = self.0.checked_sub(out.len()).ok_or(ImportError::TooLarge)?;
        Ok(out)
    }
}
