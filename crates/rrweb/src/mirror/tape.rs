//! One JSON text as a flat list of tokens, in the order they stand in the text.
//!
//! Both the mirror and the file format look at every event, so it is parsed once, into this, and into
//! nothing else: no tree, no copies, no unescaping. Values know where they end, which makes stepping
//! over one a single addition. The parser keeps its own stack, so depth of input is a matter of memory
//! and never of the thread's stack.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true`
    True,
    /// `false`
    False,
    /// Any number; its text is kept as it was.
    Number,
    /// A string, or the key of an object.
    String,
    /// `[…]`
    Array,
    /// `{…}`: key, value, key, value …
    Object,
}

/// One value or key.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First byte; for strings the one after the quote.
    pub start: u32,
    /// One past the last byte; for strings where the closing quote stands.
    pub end: u32,
    /// Index of the first token that is no part of this value.
    pub next: u32,
}

/// The text is not one JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not JSON at byte {at}")]
pub struct NotJson {
    /// Where reading stopped.
    pub at: usize,
}

/// The tokens of one text. Kept between texts, so that its memory is used again.
#[derive(Default)]
pub struct Tape {
    tokens: Vec<Token>,
    open: Vec<u32>,
    spaced: bool,
    deepest: usize,
}

impl Tape {
    /// Reads `text`, which must be one JSON value of less than 4 GiB.
    pub fn parse(&mut self, text: &str) -> Result<(), NotJson> {
        self.tokens.clear();
        self.open.clear();
        self.spaced = false;
        self.deepest = 0;
        if u32::try_from(text.len()).is_err() {
            return Err(NotJson { at: 0 });
        }
        Parser { bytes: text.as_bytes(), at: 0, tape: self }.document()
    }

    /// All tokens, the root first.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Whether there was white space outside strings, which the tokens do not keep.
    pub fn is_spaced(&self) -> bool {
        self.spaced
    }

    /// How many containers were open at once.
    pub fn depth(&self) -> usize {
        self.deepest
    }
}

struct Parser<'t> {
    bytes: &'t [u8],
    at: usize,
    tape: &'t mut Tape,
}

impl Parser<'_> {
    fn document(&mut self) -> Result<(), NotJson> {
        self.space();
        while self.value()? {
            self.space();
        }
        if self.at == self.bytes.len() { Ok(()) } else { self.fail() }
    }

    /// Reads one value, or the opening of a container; says whether another value has to follow.
    fn value(&mut self) -> Result<bool, NotJson> {
        match self.bytes.get(self.at) {
            Some(b'{') => return self.open(Kind::Object, b'}'),
            Some(b'[') => return self.open(Kind::Array, b']'),
            Some(b'"') => self.string()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word(b"true", Kind::True)?,
            Some(b'f') => self.word(b"false", Kind::False)?,
            Some(b'n') => self.word(b"null", Kind::Null)?,
            _ => return self.fail(),
        }
        self.after_value()
    }

    fn open(&mut self, kind: Kind, close: u8) -> Result<bool, NotJson> {
        self.tape.open.push(self.tape.tokens.len() as u32);
        self.tape.deepest = self.tape.deepest.max(self.tape.open.len());
        self.push(kind, self.at, self.at);
        self.at += 1;
        self.space();
        if self.bytes.get(self.at) == Some(&close) {
            return self.after_value();
        }
        if kind == Kind::Object {
            self.key()?;
        }
        Ok(true)
    }

    /// After a value: a comma and another one, or the end of what it stands in.
    fn after_value(&mut self) -> Result<bool, NotJson> {
        loop {
            self.space();
            let Some(&container) = self.tape.open.last() else { return Ok(false) };
            let kind = self.tape.tokens[container as usize].kind;
            match (self.bytes.get(self.at), kind) {
                (Some(b','), Kind::Array) => {
                    self.at += 1;
                    return Ok(true);
                }
                (Some(b','), Kind::Object) => {
                    self.at += 1;
                    self.space();
                    self.key()?;
                    return Ok(true);
                }
                (Some(b']'), Kind::Array) | (Some(b'}'), Kind::Object) => self.close(container),
                _ => return self.fail(),
            }
        }
    }

    fn close(&mut self, container: u32) {
        self.at += 1;
        self.tape.open.pop();
        let next = self.tape.tokens.len() as u32;
        let token = &mut self.tape.tokens[container as usize];
        token.end = self.at as u32;
        token.next = next;
    }

    fn key(&mut self) -> Result<(), NotJson> {
        if self.bytes.get(self.at) != Some(&b'"') {
            return self.fail();
        }
        self.string()?;
        self.space();
        if self.bytes.get(self.at) != Some(&b':') {
            return self.fail();
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    fn string(&mut self) -> Result<(), NotJson> {
        let start = self.at + 1;
        self.at = start;
        loop {
            self.at += plain_run(&self.bytes[self.at..]);
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => self.escape()?,
                _ => return self.fail(),
            }
        }
        self.push(Kind::String, start, self.at);
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Result<(), NotJson> {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => {
                let digits = self.bytes.get(self.at + 2..self.at + 6);
                if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                    return self.fail();
                }
                self.at += 6;
            }
            _ => return self.fail(),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), NotJson> {
        let start = self.at;
        self.skip(b'-');
        if !self.skip(b'0') {
            self.digits()?;
        }
        if self.skip(b'.') {
            self.digits()?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _sign = self.skip(b'+') || self.skip(b'-');
            self.digits()?;
        }
        self.push(Kind::Number, start, self.at);
        Ok(())
    }

    fn digits(&mut self) -> Result<(), NotJson> {
        let run = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += run;
        if run == 0 { self.fail() } else { Ok(()) }
    }

    fn skip(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Result<(), NotJson> {
        if !self.bytes[self.at..].starts_with(word) {
            return self.fail();
        }
        self.push(kind, self.at, self.at + word.len());
        self.at += word.len();
        Ok(())
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.bytes.get(self.at) {
            self.tape.spaced = true;
            self.at += 1;
        }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let next = self.tape.tokens.len() as u32 + 1;
        self.tape.tokens.push(Token { kind, start: start as u32, end: end as u32, next });
    }

    fn fail<T>(&self) -> Result<T, NotJson> {
        Err(NotJson { at: self.at })
    }
}

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// How many bytes from the start are neither a quote, nor a backslash, nor a control character.
///
/// Eight bytes at a time: nearly all of a recording is inside strings, so this is where parsing is.
fn plain_run(bytes: &[u8]) -> usize {
    let mut run = 0;
    while let Some(eight) = bytes.get(run..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*eight);
        let special = equals(word, b'"') | equals(word, b'\\') | below_space(word);
        if special != 0 {
            return run + special.trailing_zeros() as usize / 8;
        }
        run += 8;
    }
    let rest = bytes[run..].iter().take_while(|&&byte| byte != b'"' && byte != b'\\' && byte >= b' ');
    run + rest.count()
}

/// The high bit of the lowest byte that equals `byte` (higher ones may be set by borrow; only the lowest counts).
fn equals(word: u64, byte: u8) -> u64 {
    let zero_where_equal = word ^ (LOW * u64::from(byte));
    zero_where_equal.wrapping_sub(LOW) & !zero_where_equal & HIGH
}

fn below_space(word: u64) -> u64 {
    word.wrapping_sub(LOW * u64::from(b' ')) & !word & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(text: &str) -> bool {
        Tape::default().parse(text).is_ok()
    }

    #[test]
    fn what_serde_reads_the_tape_reads_and_nothing_else() {
        let texts = [
            "{}",
            "[]",
            "[[],{}]",
            r#"{"a":[1,-0.5e+3,true,false,null,"x\u00e9\n"]}"#,
            "0",
            "-1",
            "\"\"",
            " [ 1 , 2 ] ",
            "01",
            "1.",
            "-",
            "+1",
            "1e",
            "tru",
            "nul",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\n\"",
            "[1 2]",
            "[1}",
            "{\"a\":1]",
            "",
            " ",
            "1 1",
            "]",
            "\"abc",
            "{\"a\":1",
            "\"aaaaaaaa\u{1}\"",
            "\"aaaaaaaé\"",
        ];
        for text in texts {
            assert_eq!(accepts(text), serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn values_know_where_they_end() {
        let mut tape = Tape::default();
        let text = r#"{"a":[1,{"b":2}],"c":"d"}"#;
        tape.parse(text).unwrap();
        let spans: Vec<_> =
            tape.tokens().iter().map(|t| (&text[t.start as usize..t.end as usize], t.next)).collect();
        assert_eq!(spans[0], (text, 9));
        assert_eq!(spans[2], (r#"[1,{"b":2}]"#, 7));
        assert_eq!(spans[4], (r#"{"b":2}"#, 7));
        assert_eq!(spans[8], ("d", 9));
        assert_eq!((tape.depth(), tape.is_spaced()), (3, false));
    }

    #[test]
    fn depth_costs_no_stack() {
        let text = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
        let mut tape = Tape::default();
        tape.parse(&text).unwrap();
        assert_eq!(tape.depth(), 1_000_000);
    }

    #[test]
    fn every_cut_of_a_text_is_refused() {
        let text = r#"{"a":[1.5e3,{"b":"\u1234"}],"c":null}"#;
        for end in 0..text.len() {
            assert!(!accepts(&text[..end]), "{}", &text[..end]);
        }
    }
}
