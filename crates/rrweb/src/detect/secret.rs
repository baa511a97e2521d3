//! Tokens, keys and passwords, by the words they begin with or are announced by.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::edit::Edit;

/// No secret is shorter than this.
const LENGTH_MIN: usize = 8;

/// A word that begins or announces a secret, and how many of its characters must follow.
struct Sign {
    word: &'static str,
    tail_min: usize,
}

const fn sign(word: &'static str, tail_min: usize) -> Sign {
    Sign { word, tail_min }
}

const SIGNS: [Sign; 38] = [
    sign("eyJ", 20),
    sign("Bearer ", 12),
    sign("bearer ", 12),
    sign("Basic ", 20),
    sign("sk_live_", 8),
    sign("sk_test_", 8),
    sign("rk_live_", 8),
    sign("pk_live_", 8),
    sign("whsec_", 16),
    sign("sk-", 20),
    sign("AKIA", 16),
    sign("ASIA", 16),
    sign("AIza", 30),
    sign("ya29.", 16),
    sign("ghp_", 20),
    sign("gho_", 20),
    sign("ghs_", 20),
    sign("ghu_", 20),
    sign("github_pat_", 20),
    sign("glpat-", 16),
    sign("xoxb-", 10),
    sign("xoxp-", 10),
    sign("xoxa-", 10),
    sign("npm_", 30),
    sign("SG.", 30),
    sign("hf_", 30),
    sign("token=", 1),
    sign("Token=", 1),
    sign("TOKEN=", 1),
    sign("password=", 1),
    sign("Password=", 1),
    sign("passwd=", 1),
    sign("secret=", 1),
    sign("apikey=", 1),
    sign("api_key=", 1),
    sign("session=", 1),
    sign("PRIVATE KEY-----", 16),
    sign("://", 0),
];

/// The last sign is no secret of its own; it stands here so that one pass answers for URLs as well.
const URL: usize = SIGNS.len() - 1;

static WORDS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(SIGNS.iter().map(|sign| sign.word)).ok());

/// False only when no sign of a secret is in there; a URL's is none.
pub(super) fn possible(bytes: &[u8]) -> bool {
    let mut signs = WORDS.iter().flat_map(|words| words.find_iter(bytes));
    WORDS.is_none() || signs.any(|hit| hit.pattern().as_usize() != URL)
}

/// Masks every secret after its sign and says how many there were.
pub(crate) fn mask(edit: &mut Edit) -> u64 {
    let Some(words) = WORDS.as_ref() else { return 0 };
    if edit.bytes().len() < LENGTH_MIN {
        return 0;
    }
    let found: Vec<_> =
        words.find_iter(edit.bytes()).map(|hit| (hit.pattern().as_usize(), hit.end())).collect();
    let mut count = 0;
    for (index, after) in found.into_iter().filter(|(index, _)| *index != URL) {
        let tail = tail(edit, after);
        if tail >= SIGNS[index].tail_min {
            edit.star(after..after + tail, |_| true);
            count += 1;
        }
    }
    count
}

/// How many characters after the sign belong to the secret. A private key goes over several lines.
fn tail(edit: &Edit, after: usize) -> usize {
    let rest = edit.bytes().get(after..).unwrap_or_default();
    rest.iter().take_while(|&&byte| byte.is_ascii_alphanumeric() || b"._~+/=-".contains(&byte)).count()
}

/// The words that [`super::Glance`] must not overlook.
#[cfg(test)]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    SIGNS.iter().map(|sign| sign.word)
}
