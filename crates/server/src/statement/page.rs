//! The page as HTML: no script, nothing from elsewhere, readable on any phone.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Statement;
use crate::language::Language;
use crate::texts::{Text, text};

/// Its whole style, in the page: system fonts, the dashboard's colours.
pub const STYLE: &str = "\
:root{color-scheme:light dark;--ground:light-dark(#f6f5f1,#121217);--surface:light-dark(#fff,#1a1a21);--line:light-dark(#e3e0d8,#2e2e39);\
--text:light-dark(#1b1a22,#efeef4);--soft:light-dark(#4f4d59,#bbb9c7);--accent:light-dark(#3f3cd6,#a9aaff);--on:light-dark(#fff,#15142e)}\
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--text);\
font:1rem/1.6 -apple-system,'Segoe UI',Roboto,Ubuntu,'Noto Sans','Liberation Sans',system-ui,sans-serif}\
main{max-width:44rem;margin:0 auto;padding:clamp(1.25rem,5vw,3rem) clamp(1rem,4vw,2rem) 4rem}\
h1{font-size:clamp(1.5rem,5vw,2rem);line-height:1.2;letter-spacing:-.01em;text-wrap:balance;overflow-wrap:anywhere}\
h2{font-size:1.125rem;margin:2rem 0 .5rem}p,li{text-wrap:pretty;overflow-wrap:anywhere}ul{margin:0;padding-inline-start:1.25rem}li+li{margin-top:.35rem}\
.lead{color:var(--soft);font-size:1.0625rem}.off,.done,.choice{padding:1rem 1.25rem;border:1px solid var(--line);border-radius:14px;background:var(--surface)}\
.choice{margin-top:2.5rem;padding:1.25rem 1.5rem 1.5rem}.choice h2{margin-top:0}\
.button{display:inline-block;min-height:2.75rem;padding:.6rem 1.1rem;border-radius:8px;background:var(--accent);color:var(--on);font-weight:600;text-decoration:none}\
a{color:var(--accent)}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}\
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}nav li{margin:0!important}nav a{display:inline-block;padding:.35rem 0}nav [aria-current]{color:var(--text);font-weight:600;text-decoration:none}";

/// Names of languages, each in itself.
const NAMES: [(Language, &str); 4] = [
    (Language::En, "English"),
    (Language::De, "Deutsch"),
    (Language::Cs, "Čeština"),
    (Language::Hu, "Magyar"),
];

/// What the site's pages do for a visitor who comes to them by these.
const OBJECT: &str = "/#dont-record-me";
const LIFT: &str = "/#record-me";

/// What has become of the wish with which the visitor went to the site's pages.
pub enum Done {
    /// They are not recorded any more; the number by which this server knows them.
    Objected(Option<String>),
    /// They are recorded again.
    Lifted,
    /// Their browser keeps nothing.
    NotKept,
}

/// The page. `origin` is where the site's pages are; nothing while nobody knows.
pub fn page(
    statement: &Statement<'_>,
    origin: Option<&str>,
    done: Option<&Done>,
    language: Language,
) -> Markup {
    let say = |text: &Text| text.in_language(language);
    let site = || statement.site.to_owned();
    let title = say(&text!("privacy-title", site = site()));
    html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    (languages(language))
                    @if let Some(done) = done { (told(statement, origin, done, language)) }
                    h1 { (title) }
                    p.lead { (say(&text!("privacy-lead", site = site()))) }
                    @if !statement.settings.recording {
                        p.off { strong { (say(&text!("privacy-off"))) } }
                    }
                    @for section in statement.sections() {
                        h2 { (say(&section.title)) }
                        ul { @for item in &section.items { li { (say(item)) } } }
                    }
                    section.choice {
                        h2 { (say(&text!("privacy-choice"))) }
                        p { (say(&text!("privacy-choice-text", site = site()))) }
                        @if let Some(origin) = origin {
                            p { a.button href={ (origin) (OBJECT) } { (say(&text!("privacy-choice-button"))) } }
                        }
                        p { (say(&text!("privacy-choice-rights", site = site()))) }
                    }
                }
            }
        }
    }
}

fn told(statement: &Statement<'_>, origin: Option<&str>, done: &Done, language: Language) -> Markup {
    let site = || statement.site.to_owned();
    let say = |text: Text| text.in_language(language);
    html! {
        section.done role="status" {
            @match done {
                Done::Objected(number) => {
                    p { strong { (say(text!("privacy-done-objected", site = site()))) } }
                    @if let Some(number) = number {
                        p { (say(text!("privacy-done-number", site = site(), visitor = number.clone()))) }
                    }
                    @if let Some(origin) = origin {
                        p { a href={ (origin) (LIFT) } { (say(text!("privacy-done-undo"))) } }
                    }
                }
                Done::Lifted => p { strong { (say(text!("privacy-done-lifted", site = site()))) } },
                Done::NotKept => p { strong { (say(text!("privacy-done-not-kept", site = site()))) } },
            }
        }
    }
}

fn languages(now: Language) -> Markup {
    html! {
        nav aria-label=(text!("privacy-languages").in_language(now)) {
            ul {
                @for (language, name) in NAMES {
                    li { a href={ "?language=" (language.code()) } lang=(language.code()) aria-current=[(language == now).then_some("true")] { (name) } }
                }
            }
        }
    }
}
