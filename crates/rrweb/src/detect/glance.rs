//! One look at the bytes of a text, which rules out nearly everything for nearly all texts.
//!
//! Three tables, one for each of three bytes in a row; each bit of them stands for something that may be in
//! the text, and is left over only if all three bytes allow it. What begins or announces a secret shows in
//! one to three of its bytes: `yJ` of `eyJ`, `rer` of `Bearer`, the equals sign of `token=`. Seeing too much
//! costs time, seeing too little would be a leak: a test goes through all signs.

/// What may be in a text; nothing else is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glance(u8);

const DIGIT: u8 = 1;
/// Beyond ASCII, where there are digits, too.
const FOREIGN: u8 = 1 << 1;
/// Of a secret's sign, or an at-sign, also percent-encoded; one that is escaped shows by `u0`.
const LETTER_OF_SIGN: u8 = 1 << 2;
const UPPER: u8 = 1 << 3;
const XO: u8 = 1 << 4;
const MARK: u8 = 1 << 5;
const BEARER: u8 = 1 << 6;
const BASIC: u8 = 1 << 7;

/// Bits that one byte decides, and those that two decide.
const ONE: u8 = DIGIT | FOREIGN | LETTER_OF_SIGN;
const TWO: u8 = UPPER | XO | MARK;

static FIRST: [u8; 256] = table(ONE | TWO, &[(b"r", BEARER), (b"Ba", BASIC)]);
static SECOND: [u8; 256] =
    table(ONE, &[(b"ySIu", UPPER), (b"x", XO), (b"k:\\", MARK), (b"e", BEARER), (b"at", BASIC)]);
static THIRD: [u8; 256] = third();

const fn table(always: u8, bits: &[(&[u8], u8)]) -> [u8; 256] {
    let mut table = [always; 256];
    let mut row = 0;
    while row < bits.len() {
        let (bytes, bit) = bits[row];
        let mut at = 0;
        while at < bytes.len() {
            table[bytes[at] as usize] |= bit;
            at += 1;
        }
        row += 1;
    }
    table
}

const fn third() -> [u8; 256] {
    let mut table = table(
        0,
        &[
            (b"0123456789", DIGIT),
            (b"@%=_", LETTER_OF_SIGN),
            (b"JGAVz0", UPPER),
            (b"o", XO),
            (b"-/", MARK),
            (b"r", BEARER),
            (b"s-", BASIC),
        ],
    );
    let mut byte = 0x80;
    while byte < 256 {
        table[byte] |= FOREIGN;
        byte += 1;
    }
    table
}

impl Glance {
    /// Looks at undecoded JSON without `\u` escapes.
    #[inline]
    pub(crate) fn of(raw: &[u8]) -> Self {
        let (mut before, mut last, mut seen) = (0, 0, 0);
        for &byte in raw {
            seen |= FIRST[usize::from(before)] & SECOND[usize::from(last)] & THIRD[usize::from(byte)];
            (before, last) = (last, byte);
        }
        Self(seen)
    }

    /// Nothing can be found in there.
    #[inline]
    pub(crate) fn is_clear(self) -> bool {
        self.0 == 0
    }

    /// Nothing but digits of any script.
    #[inline]
    pub(crate) fn is_digits(self) -> bool {
        self.0 & !(DIGIT | FOREIGN) == 0
    }

    /// Something beyond ASCII.
    #[inline]
    pub(crate) fn is_foreign(self) -> bool {
        self.0 & FOREIGN != 0
    }
}

/// True when a text that is [`Glance::is_digits`] has no card or account number: then its digits are all
/// there is to it.
pub(crate) fn only_numbers(raw: &[u8]) -> bool {
    if raw.len() < super::card::DIGITS_MIN {
        return true;
    }
    let mut digits = 0;
    for at in (0..raw.len()).filter(|at| raw[*at].is_ascii_digit()) {
        digits += 1;
        // Two letters and two digits may begin an account number.
        let account = at >= 3
            && raw.get(at - 3..at).is_some_and(|before| {
                before[2].is_ascii_digit()
                    && before[1].is_ascii_alphabetic()
                    && before[0].is_ascii_alphabetic()
            });
        if account || digits >= super::card::DIGITS_MIN {
            return false;
        }
    }
    true
}
