//! Operation 22: what a canvas shows, as a picture. It becomes what rrweb's recorder writes for sampled canvases: all
//! is cleared, and one picture is drawn over it.
//!
//! A picture is told by its first bytes; what is none is refused. Nothing else in it is read: it is shown as an image.

use super::decoder::Decoder;
use super::error::Problem;
use super::json::Json;

/// Bytes of one picture.
pub(super) const PICTURE_BYTES_MAX: usize = 256 << 10;
/// Pixels of one side of a canvas; no browser has larger ones.
pub(super) const SIDE_MAX: i64 = 65_535;

impl Decoder<'_> {
    pub(super) fn canvas(&mut self) -> Result<(), Problem> {
        let canvas = self.node()?;
        let kind = self.reader.uint()?;
        let (width, height) = (self.side()?, self.side()?);
        let place = self.reader.bytes(PICTURE_BYTES_MAX)?;
        let picture = self.reader.slice(&place);
        let media_type = media_type(kind, picture)?;
        self.begin_event("{\"type\":3,\"data\":{\"source\":9,\"id\":")?;
        self.json.integer(canvas);
        self.json.raw(",\"type\":0,\"commands\":[{\"property\":\"clearRect\",\"args\":[0,0");
        self.size(width, height);
        self.json.raw("]},{\"property\":\"drawImage\",\"args\":[{\"rr_type\":\"ImageBitmap\",\"args\":[");
        self.json.raw("{\"rr_type\":\"Blob\",\"data\":[{\"rr_type\":\"ArrayBuffer\",\"base64\":\"");
        base64(picture, &mut self.json);
        self.json.raw("\"}],\"type\":\"");
        self.json.raw(media_type);
        self.json.raw("\"}]},0,0");
        self.size(width, height);
        self.end_event("]}]}")
    }

    fn side(&mut self) -> Result<i64, Problem> {
        let side = self.reader.int_of_uint()?;
        if (1..=SIDE_MAX).contains(&side) { Ok(side) } else { Err(Problem::Range) }
    }

    fn size(&mut self, width: i64, height: i64) {
        for side in [width, height] {
            self.json.raw(",");
            self.json.integer(side);
        }
    }
}

fn media_type(kind: u64, picture: &[u8]) -> Result<&'static str, Problem> {
    match kind {
        0 if picture.starts_with(b"RIFF") && picture.get(8..12) == Some(b"WEBP") => Ok("image/webp"),
        1 if picture.starts_with(&[0xff, 0xd8, 0xff]) => Ok("image/jpeg"),
        _ => Err(Problem::NotAPicture),
    }
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8], json: &mut Json) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    json.out.reserve(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digit = |at: usize| DIGITS[(bits >> (18 - 6 * at)) as usize & 63];
        for at in 0..4 {
            json.out.push(if at <= chunk.len() { digit(at) } else { b'=' });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let vectors = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")];
        for (plain, encoded) in vectors {
            let mut json = Json::default();
            base64(plain.as_bytes(), &mut json);
            assert_eq!(json.out, encoded.as_bytes());
        }
        let mut json = Json::default();
        base64(&[0xfb, 0xff, 0xfe], &mut json);
        assert_eq!(json.out, b"+//+");
    }
}
