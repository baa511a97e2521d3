//! clap's help and refusals in the language of this process.
//!
//! The commands are declared in English beside their code; here each is walked once and its texts are replaced by
//! those of `cli.ftl`: `cmd-PATH` and `cmd-PATH-more` of a command, `arg-PATH-ID` of an argument, or `arg-ID` where it
//! means the same everywhere.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::language::Language;
use crate::texts::{Text, find, spoken, text};

/// The command with its help in the language of this process.
pub fn translated(command: Command) -> Command {
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("help").short('h').long("help").global(true).action(ArgAction::Help).help("help"))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help("version"));
    walk(command, "", spoken())
}

fn walk(command: Command, path: &str, language: Language) -> Command {
    let own = if path.is_empty() { "cmd".to_owned() } else { format!("cmd-{path}") };
    let about = find(language, &own, None).unwrap_or(own.clone());
    let more = find(language, &format!("{own}-more"), None);
    let long = more.map_or_else(|| about.clone(), |more| format!("{about}\n\n{more}"));
    command
        .about(about)
        .long_about(long)
        .disable_help_subcommand(true)
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}",
            text!("heading-usage")
        ))
        .subcommand_help_heading(text!("heading-commands").to_string())
        .mut_args(|arg| argument(arg, path, language))
        .mut_subcommands(|sub| {
            let name = sub.get_name().to_owned();
            let path = if path.is_empty() { name } else { format!("{path}-{name}") };
            walk(sub, &path, language)
        })
}

fn argument(arg: Arg, path: &str, language: Language) -> Arg {
    let [own, shared] = argument_keys(path, arg.get_id().as_str());
    let help = find(language, &own, None).or_else(|| find(language, &shared, None)).unwrap_or(shared);
    let heading = if arg.is_positional() { text!("heading-arguments") } else { text!("heading-options") };
    // Defaults and choices stand in the text, since clap would tell them in English.
    let hides = arg.get_action().takes_values();
    arg.help(help).hide_default_value(hides).hide_possible_values(hides).help_heading(heading.to_string())
}

fn argument_keys(path: &str, id: &str) -> [String; 2] {
    [format!("arg-{path}-{id}"), format!("arg-{id}")]
}

/// What is wrong with a command line; `None` for what clap says best itself (help, version).
pub fn refusal(error: &clap::Error) -> Option<Text> {
    let of = |kind| match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    };
    Some(match error.kind() {
        ErrorKind::UnknownArgument => text!("wrong-argument", name = of(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => text!("wrong-command", name = of(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => text!("wrong-missing", names = of(ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            text!("wrong-value", name = of(ContextKind::InvalidArg), value = of(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => text!("wrong-twice", name = of(ContextKind::InvalidArg)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;
    use fluent_bundle::FluentResource;

    use super::*;
    use crate::cli::Cli;
    use crate::texts::source;

    fn keys(language: Language) -> BTreeSet<String> {
        let resource = FluentResource::try_new(source(language).to_owned()).expect("it can be read");
        let messages = resource.entries().filter_map(|entry| match entry {
            fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        messages.collect()
    }

    /// Keys of commands and arguments: needed ones, and those that may be.
    fn of_commands(command: &Command, path: &str, needed: &mut BTreeSet<String>, english: &BTreeSet<String>) {
        let own = if path.is_empty() { "cmd".to_owned() } else { format!("cmd-{path}") };
        if command
            .get_long_about()
            .is_some_and(|long| Some(long.to_string()) != command.get_about().map(ToString::to_string))
        {
            needed.insert(format!("{own}-more"));
        }
        needed.insert(own);
        for arg in command.get_arguments() {
            let [own, shared] = argument_keys(path, arg.get_id().as_str());
            needed.insert(if english.contains(&own) { own } else { shared });
        }
        for sub in command.get_subcommands() {
            let path = if path.is_empty() {
                sub.get_name().to_owned()
            } else {
                format!("{path}-{}", sub.get_name())
            };
            of_commands(sub, &path, needed, english);
        }
    }

    fn of_code(needed: &mut BTreeSet<String>) {
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(code) = std::fs::read_to_string(&path) {
                    let asked = code
                        .split("text!(")
                        .skip(1)
                        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
                    needed.extend(asked.filter(|key| key.contains('-')).map(str::to_owned));
                }
            }
        }
    }

    #[test]
    fn no_command_argument_or_message_lacks_a_text_in_any_language_and_none_is_left_over() {
        let english = keys(Language::En);
        let mut needed = BTreeSet::from(["arg-help".to_owned(), "arg-version".to_owned()]);
        of_commands(&Cli::command(), "", &mut needed, &english);
        of_code(&mut needed);
        assert!(needed.len() > 80, "{}", needed.len());
        for language in Language::ALL {
            let has = keys(language);
            let lacks: Vec<_> = needed.difference(&has).collect();
            let left_over: Vec<_> = has.difference(&needed).collect();
            assert!(
                lacks.is_empty() && left_over.is_empty(),
                "{language:?} lacks {lacks:?}, has {left_over:?}"
            );
        }
    }

    #[test]
    fn every_language_uses_the_values_that_english_does() {
        let values = |language, key: &str| {
            let source = source(language);
            let from = source.find(&format!("\n{key} =")).unwrap() + 1;
            let rest = &source[from..];
            let message = rest
                .find("\n\n")
                .into_iter()
                .chain(
                    rest.match_indices('\n')
                        .map(|(at, _)| at)
                        .find(|at| rest[at + 1..].starts_with(|c: char| c.is_ascii_lowercase())),
                )
                .min()
                .map_or(rest, |end| &rest[..end]);
            message
                .split('$')
                .skip(1)
                .map(|rest| {
                    rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap().to_owned()
                })
                .collect::<BTreeSet<_>>()
        };
        for key in keys(Language::En) {
            for language in Language::ALL {
                assert_eq!(values(language, &key), values(Language::En, &key), "{language:?} {key}");
            }
        }
    }
}
