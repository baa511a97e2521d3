//! A cursor over JSON bytes that accepts exactly the grammar of RFC 8259 and remembers nothing.

use crate::event::Invalid;

/// A piece of the input, as offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub(crate) fn of<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        bytes.get(self.start..self.end).unwrap_or_default()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// A string's content without its quotes, and what the caller must know before comparing bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Str {
    pub span: Span,
    /// Some backslash stands in it: the bytes are not yet the text.
    pub escaped: bool,
    /// One of the escapes is `\u`, which can hide any character.
    pub unicode: bool,
}

/// Reads one value after the other from `bytes`, which the caller has checked to be UTF-8.
pub(crate) struct Cursor<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
    /// Counts the strings that [`Cursor::skip`] has passed over, keys aside.
    pub texts: usize,
    /// An escape of U+0000 was read.
    pub nul: bool,
    /// Closing brackets that [`Cursor::skip`] waits for; here so that it allocates once.
    open: Vec<u8>,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self::at(bytes, 0)
    }

    pub(crate) fn at(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, texts: 0, nul: false, open: Vec::new() }
    }

    /// The next byte that is not white space, left unread.
    #[inline]
    pub(crate) fn peek(&mut self) -> Result<u8, Invalid> {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte > b' ' {
                return Ok(byte);
            }
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Err(self.syntax());
            }
            self.at += 1;
        }
        Err(Invalid::Truncated)
    }

    /// Reads `wanted` or fails.
    #[inline]
    pub(crate) fn expect(&mut self, wanted: u8) -> Result<(), Invalid> {
        if self.peek()? != wanted {
            return Err(self.syntax());
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a separator inside a container: true when another member follows, false when it has closed.
    #[inline]
    pub(crate) fn more(&mut self, close: u8) -> Result<bool, Invalid> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b',' => Ok(true),
            byte if byte == close => Ok(false),
            _ => Err(Invalid::Syntax { at: self.at - 1 }),
        }
    }

    /// True and read when the container just opened is empty.
    #[inline]
    pub(crate) fn closed(&mut self, close: u8) -> Result<bool, Invalid> {
        let empty = self.peek()? == close;
        self.at += usize::from(empty);
        Ok(empty)
    }

    /// Reads a key and its colon.
    #[inline]
    pub(crate) fn key(&mut self) -> Result<Str, Invalid> {
        if self.peek()? != b'"' {
            return Err(self.syntax());
        }
        let key = self.string()?;
        self.expect(b':')?;
        Ok(key)
    }

    /// Reads a string; the cursor stands on its opening quote.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<Str, Invalid> {
        let start = self.at + 1;
        let mut found = Str { span: Span { start, end: start }, escaped: false, unicode: false };
        let mut at = start;
        loop {
            at += plain_prefix(self.bytes.get(at..).unwrap_or_default());
            match self.bytes.get(at) {
                Some(b'"') => {
                    self.at = at + 1;
                    found.span.end = at;
                    return Ok(found);
                }
                Some(b'\\') => {
                    found.escaped = true;
                    at = self.escape(at, &mut found.unicode)?;
                }
                Some(_) => return Err(Invalid::Syntax { at }),
                None => return Err(Invalid::Truncated),
            }
        }
    }

    /// Steps over one escape that begins at `at`.
    fn escape(&mut self, at: usize, unicode: &mut bool) -> Result<usize, Invalid> {
        match self.bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
            Some(b'u') => {
                *unicode = true;
                let digits = self.bytes.get(at + 2..at + 6).ok_or(Invalid::Truncated)?;
                let good = digits.iter().all(u8::is_ascii_hexdigit);
                self.nul |= digits == b"0000";
                if good { Ok(at + 6) } else { Err(Invalid::Syntax { at }) }
            }
            Some(_) => Err(Invalid::Syntax { at }),
            None => Err(Invalid::Truncated),
        }
    }

    /// Reads a number, `true`, `false` or `null`.
    #[inline]
    pub(crate) fn scalar(&mut self) -> Result<Span, Invalid> {
        let start = self.at;
        match self.peek()? {
            b't' => self.word(b"true")?,
            b'f' => self.word(b"false")?,
            b'n' => self.word(b"null")?,
            _ => self.number()?,
        }
        Ok(Span { start, end: self.at })
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Invalid> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if rest.starts_with(word) {
            self.at += word.len();
            return Ok(());
        }
        if word.starts_with(rest) { Err(Invalid::Truncated) } else { Err(self.syntax()) }
    }

    fn number(&mut self) -> Result<(), Invalid> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Invalid> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 {
            return if rest.is_empty() { Err(Invalid::Truncated) } else { Err(self.syntax()) };
        }
        self.at += count;
        Ok(())
    }

    /// Reads any value without looking at it. `depth` is how many more levels may open.
    ///
    /// One flag per open container instead of recursion: depth is the sender's choice, the stack ours.
    pub(crate) fn skip(&mut self, depth: usize) -> Result<Span, Invalid> {
        self.peek()?;
        let start = self.at;
        let mut open = std::mem::take(&mut self.open);
        open.clear();
        let result = self.skip_all(&mut open, depth);
        self.open = open;
        result.map(|()| Span { start, end: self.at })
    }

    fn skip_all(&mut self, open: &mut Vec<u8>, depth: usize) -> Result<(), Invalid> {
        loop {
            if self.skip_one(open, depth)? {
                continue;
            }
            while let Some(&close) = open.last() {
                if self.more(close)? {
                    self.key_if(close)?;
                    break;
                }
                open.pop();
            }
            if open.is_empty() {
                return Ok(());
            }
        }
    }

    /// Reads a scalar, a string or an empty container; or opens one (true) and stands before its first value.
    #[inline]
    fn skip_one(&mut self, open: &mut Vec<u8>, depth: usize) -> Result<bool, Invalid> {
        let close = match self.peek()? {
            b'{' => b'}',
            b'[' => b']',
            b'"' => {
                self.texts += 1;
                return self.string().map(|_| false);
            }
            _ => return self.scalar().map(|_| false),
        };
        if open.len() >= depth {
            return Err(Invalid::TooDeep);
        }
        self.at += 1;
        if self.closed(close)? {
            return Ok(false);
        }
        open.push(close);
        self.key_if(close)?;
        Ok(true)
    }

    #[inline]
    fn key_if(&mut self, close: u8) -> Result<(), Invalid> {
        if close == b'}' {
            self.key()?;
        }
        Ok(())
    }

    /// Fails when anything but white space is left.
    pub(crate) fn end(&mut self) -> Result<(), Invalid> {
        match self.peek() {
            Err(Invalid::Truncated) => Ok(()),
            _ => Err(self.syntax()),
        }
    }

    pub(crate) fn syntax(&self) -> Invalid {
        Invalid::Syntax { at: self.at }
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

/// A string that is longer is searched with wider instructions.
const SHORT_BYTES: usize = 24;

/// How much of that is looked at first.
const AHEAD_BYTES: usize = 128;

/// What is looked at in one go for control characters; no more than [`SHORT_BYTES`].
const BLOCK_BYTES: usize = 16;

/// How many bytes from the start need no thought: no quote, no backslash, no control character.
///
/// Most strings are keys and end within a word or two; style sheets, 40 % of all bytes, are searched for
/// their end first, and then for what must not stand before it.
#[inline]
pub(crate) fn plain_prefix(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        if at >= SHORT_BYTES {
            return long_prefix(bytes);
        }
        let found = special_in(u64::from_le_bytes(*word));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + bytes.iter().skip(at).take_while(|&&byte| !special(byte)).count()
}

/// The same for bytes whose first [`SHORT_BYTES`] are plain. What is looked at doubles, so that no more is
/// looked at than twice what is plain: other texts than JSON may have a line break in every line.
fn long_prefix(bytes: &[u8]) -> usize {
    let (mut at, mut ahead) = (SHORT_BYTES, AHEAD_BYTES);
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let block = rest.get(..ahead).unwrap_or(rest);
        let end = memchr::memchr2(b'"', b'\\', block).unwrap_or(block.len());
        // Those before are plain, and make one block of whatever is left.
        if lowest(bytes.get(at - BLOCK_BYTES..at + end).unwrap_or_default()) < b' ' {
            return at + block.iter().take_while(|&&byte| !special(byte)).count();
        }
        at += end;
        if end < block.len() || at == bytes.len() {
            return at;
        }
        ahead *= 2;
    }
}

/// The lowest of at least [`BLOCK_BYTES`] bytes. The last block may overlap the one before, so that no byte is
/// looked at alone.
fn lowest(bytes: &[u8]) -> u8 {
    let last = bytes.last_chunk::<BLOCK_BYTES>().copied().unwrap_or_default();
    let (blocks, _) = bytes.as_chunks::<BLOCK_BYTES>();
    let lowest =
        blocks.iter().fold(last, |lowest, block| std::array::from_fn(|at| lowest[at].min(block[at])));
    lowest.into_iter().fold(u8::MAX, u8::min)
}

#[inline]
fn special(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < 0x20
}

/// The high bit of the first special byte of eight (of later ones perhaps, too, when they are not).
#[inline]
fn special_in(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let zero_in = |word: u64| word.wrapping_sub(ONES) & !word;
    let quote = zero_in(word ^ (ONES * b'"' as u64));
    let backslash = zero_in(word ^ (ONES * b'\\' as u64));
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    (quote | backslash | control) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_special_byte_is_found_wherever_it_stands() {
        for length in 0..400 {
            for special in [b'"', b'\\', 0, 0x1f, b'\n'] {
                for behind in [b'"', b'\\', 0, b'a', 0xff] {
                    let mut bytes = vec![b'a'; 400];
                    bytes[length..].fill(behind);
                    bytes[length] = special;
                    assert_eq!(plain_prefix(&bytes), length);
                }
            }
        }
        let plain: Vec<u8> = (0x20..=0xff).filter(|byte| !super::special(*byte)).collect();
        let plain = plain.repeat(3);
        for length in 0..plain.len() {
            assert_eq!(plain_prefix(&plain[..length]), length);
        }
    }
}
