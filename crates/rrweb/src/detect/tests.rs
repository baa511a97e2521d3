use super::*;

const ALL: Sought = Sought { numbers: true, emails: true };
const LEAST: Sought = Sought { numbers: false, emails: false };

fn masked(text: &str, sought: Sought) -> String {
    let mut count = Masked::default();
    let once = mask(text, sought, &[], &mut count).unwrap_or_else(|| text.to_owned());
    assert_eq!(
        mask(&once, sought, &[], &mut Masked::default()),
        None,
        "masking {text:?} twice changes {once:?}"
    );
    once
}

fn url(text: &str, sought: Sought, keep: &[&str]) -> String {
    let keep: Vec<String> = keep.iter().map(|key| key.to_string()).collect();
    let mut count = Masked::default();
    let once = url::mask(text, sought, &keep, &mut count).unwrap_or_else(|| text.to_owned());
    assert_eq!(url::mask(&once, sought, &keep, &mut count), None, "masking {text:?} twice changes {once:?}");
    once
}

#[test]
fn digits_of_every_script_become_stars() {
    assert_eq!(masked("Order 4711, € 12.50", ALL), "Order ****, € **.**");
    assert_eq!(masked("٣٤ ４２ ½ Ⅷ", ALL), "** ** * *");
    assert_eq!(masked("no digits, žádné číslice", ALL), "no digits, žádné číslice");
    assert_eq!(masked("Order 4711", LEAST), "Order 4711");
}

#[test]
fn addresses_are_masked_and_still_look_like_addresses() {
    let emails = Sought { numbers: false, emails: true };
    assert_eq!(
        masked("write to jane.doe+x@shop.example.org!", emails),
        "write to **********@****.*******.***!"
    );
    assert_eq!(masked("?to=jane%40example.org", emails), "?to=****%40*******.***");
    assert_eq!(masked("a@b.de@c.de, x@y.zz", emails).matches('@').count(), 3);
    assert_eq!(masked("jürgen@müller.de", emails), "*******@*******.**");
    for kept in ["icon@2x.png", "vue@3.2.1", "@media", "a@b", "@container/main", "5 @ 3.00 EUR"] {
        assert_eq!(masked(kept, emails), kept);
    }
    assert_eq!(masked("jane@example.org", LEAST), "jane@example.org");
}

#[test]
fn cards_are_masked_whatever_the_rules() {
    for card in [
        "4111111111111111",
        "4111 1111 1111 1111",
        "5500-0000-0000-0004",
        "3400\u{a0}000000\u{a0}00009",
        "6011 0000.0000-0004",
    ] {
        let text = masked(&format!("no {card}."), LEAST);
        assert!(!text.contains(|c: char| c.is_ascii_digit()), "{text}");
    }
    assert_eq!(masked("1 4111 1111 1111 1111 1", LEAST), "1 **** **** **** **** 1");
    for kept in ["4111111111111112", "1795342406620", "0000000000000000", "tel. 030 1234567"] {
        assert_eq!(masked(kept, LEAST), kept);
    }
}

#[test]
fn cards_and_accounts_in_digits_of_any_script_are_masked_whatever_the_rules() {
    for number in [
        "٤١١١ ١١١١ ١١١١ ١١١١",
        "４１１１１１１１１１１１１１１１",
        "𝟒𝟏𝟏𝟏-𝟏𝟏𝟏𝟏-𝟏𝟏𝟏𝟏-𝟏𝟏𝟏𝟏",
        "41११ 11११ 1111 ११११",
        "DE89 ３７０４ 0044 ٠٥٣٢ 0130 00",
    ] {
        let text = masked(&format!("é {number}."), LEAST);
        assert!(!text.contains(char::is_numeric), "{text}");
        assert!(text.starts_with("é ") && text.ends_with('.'), "{text}");
    }
    for kept in ["٤١١١ ١١١١ ١١١١ ١١١٢", "١٢٣٤ ريال"] {
        assert_eq!(masked(kept, LEAST), kept);
    }
    let growing = mask_growing("٤١١١ ١١١١ ١١", LEAST, &[], &mut Masked::default());
    assert_eq!(growing.as_deref(), Some("٤١١١ ١١١١ ****"));
    assert!(!url("/orders/١٢٣٤٥٦/x", ALL, &[]).contains(char::is_numeric));
}

#[test]
fn an_escaped_at_sign_is_one() {
    let emails = Sought { numbers: false, emails: true };
    assert_eq!(masked(r"{to: jane\u0040shop.example}", emails), r"{to: ****\u0040****.*******}");
    assert!(!Glance::of(br"jane\\u0040shop.example").is_digits());
}

#[test]
fn a_link_to_write_or_to_call_is_masked_by_the_switches() {
    assert_eq!(url("tel:1234", ALL, &[]), "tel:****");
    assert_eq!(url("tel:+49 171", LEAST, &[]), "tel:+49 171");
    assert_eq!(url("mailto:jane@a.example?subject=jane", LEAST, &[]), "mailto:jane@a.example?subject=");
    assert_eq!(url("mailto:jane%40a.example", ALL, &[]), "mailto:****%40*.*******");
}

#[test]
fn bank_accounts_are_masked_whatever_the_rules() {
    assert_eq!(
        masked("IBAN: DE89 3704 0044 0532 0130 00, ok", LEAST),
        "IBAN: **** **** **** **** **** **, ok"
    );
    for iban in ["GB82WEST12345698765432", "CZ6508000000192000145399", "hu42117730161111101800000000"] {
        assert_eq!(masked(iban, LEAST), "*".repeat(iban.len()));
    }
    assert_eq!(masked("DE88 3704 0044 0532 0130 00", LEAST), "DE88 3704 0044 0532 0130 00");
}

#[test]
fn tokens_and_keys_are_masked_after_the_word_that_shows_their_kind() {
    let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJl";
    assert_eq!(masked(jwt, LEAST), format!("eyJ{}", "*".repeat(jwt.len() - 3)));
    assert_eq!(masked("Authorization: Bearer abcdefghijkl12", LEAST), "Authorization: Bearer **************");
    assert_eq!(masked("key sk_live_abcdefgh1234", LEAST), "key sk_live_************");
    assert_eq!(masked("AKIAABCDEFGHIJKLMNOP", LEAST), "AKIA****************");
    assert_eq!(masked("GET /reset?token=s3cr3t&x", LEAST), "GET /reset?token=******&x");
    for kept in ["a bearer of news", "eyJ is how they begin", "risk-free tokens"] {
        assert_eq!(masked(kept, LEAST), kept);
    }
}

#[test]
fn a_url_keeps_the_page_and_loses_the_person() {
    assert_eq!(
        url("https://jane:pw@shop.example/a?id=7&utm_source=x#top", ALL, &["utm_source"]),
        "https://shop.example/a?id=&utm_source=x#top"
    );
    assert_eq!(url("/orders/1234567/2024", ALL, &[]), "/orders/*******/2024");
    assert_eq!(url("/a//1234567/x", ALL, &[]), "/a//*******/x");
    assert_eq!(url("/orders/1234567", LEAST, &[]), "/orders/1234567");
    assert_eq!(url("https://host12345.example/", ALL, &[]), "https://host12345.example/");
    assert_eq!(url("/cb#access_token=abc&state=1", ALL, &[]), "/cb");
    assert_eq!(url("/app#/orders/123456?id=9", ALL, &[]), "/app#/orders/******?id=");
    assert_eq!(url("/p?jane@example.org", ALL, &[]), "/p?");
    assert_eq!(url("mailto:jane@example.org", ALL, &[]), "mailto:****@*******.***");
    assert_eq!(url("tel:+491711234567", ALL, &[]), "tel:+************");
    for kept in [
        "#",
        "#icon-x",
        "/a/b.css",
        "https://x.example/y?",
        "data:image/png;base64,AAAA1234567",
        "",
        "?a=&b=",
    ] {
        assert_eq!(url(kept, ALL, &[]), kept);
    }
}

#[test]
fn a_url_that_is_a_script_is_emptied() {
    for script in ["javascript:alert(1)", " java\nscript:x", "VBScript:x", "data:text/html,<b>1"] {
        assert_eq!(url(script, LEAST, &[]), "");
    }
}

#[test]
fn a_set_of_pictures_is_masked_one_by_one() {
    let mut count = Masked::default();
    let set = "/a.png?u=1 1x, /b.png 2x,/c.png?u=2";
    assert_eq!(
        url::mask_set(set, ALL, &[], &mut count).as_deref(),
        Some("/a.png?u= 1x, /b.png 2x,/c.png?u=")
    );
    let data = "data:image/gif;base64,R0lGOD,lh 1x, /b.png 2x";
    assert_eq!(url::mask_set(data, ALL, &[], &mut count), None);
}

#[test]
fn urls_inside_a_text_are_masked_too() {
    assert_eq!(
        masked("GET https://a.example/b?key=v#t=1 failed (404)", LEAST),
        "GET https://a.example/b?key= failed (404)"
    );
    masked("x//g/s:://.ex%40ge[://a40g:m\u{15}mb@c.de", ALL);
    assert_eq!(masked("at f (https://a.example/x.js?v=abc:1:2)", LEAST), "at f (https://a.example/x.js?v=)");
}

#[test]
fn a_glance_sees_every_sign() {
    for word in secret::words().chain(["x1", "a@b", "%40", "\u{e9}", "https:\\/\\/"]) {
        for text in [word.to_owned(), format!("some words {word} more"), format!("a{word}")] {
            assert!(!Glance::of(text.as_bytes()).is_clear(), "{text}");
        }
    }
    for text in ["plain words only", "a-b c", "More, perhaps", ""] {
        assert!(Glance::of(text.as_bytes()).is_clear(), "{text}");
    }
}

#[test]
fn a_mask_that_makes_an_address_leaves_nothing_for_a_second_one() {
    let text = format!("conten://'{}editablejane@example.org", "t".repeat(40));
    let once = masked(&text, ALL);
    assert!(!once.contains("jane@"), "{once}");
    assert_eq!(masked(&once, ALL), once);
}

#[test]
fn a_token_that_takes_the_equals_sign_of_a_parameter_leaves_no_name() {
    let text = "https://a:b@c.de/12345?deyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0=e#f=g";
    let once = masked(text, ALL);
    assert_eq!(masked(&once, ALL), once);
}
