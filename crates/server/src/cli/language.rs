//! In which language the command line speaks: `--language`, then `REVISIT_LANGUAGE`, then the system's.

use crate::language::Language;

/// The language for these arguments in this environment. What is given and not known is as if it were not given;
/// a wrong `--language` is refused later, when the arguments are read.
pub fn chosen(args: &[String], environment: impl Fn(&str) -> Option<String>) -> Language {
    let flag = args.iter().enumerate().find_map(|(at, arg)| match arg.strip_prefix("--language") {
        Some("") => args.get(at + 1).cloned(),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    });
    // As POSIX has it: the first of these that is set decides, also when it is C.
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| environment(name).filter(|one| !one.is_empty()));
    let given = [flag, environment("REVISIT_LANGUAGE"), system];
    given.into_iter().flatten().find_map(|code| Language::from_code(&code)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_beats_our_variable_which_beats_the_systems() {
        let speaks = |args: &[&str], environment: &[(&str, &str)]| {
            let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
            chosen(&args, |wanted| {
                environment.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(speaks(&[], &[]), Language::En);
        assert_eq!(speaks(&["doctor"], &[("LANG", "de_DE.UTF-8")]), Language::De);
        assert_eq!(speaks(&[], &[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]), Language::En);
        assert_eq!(speaks(&[], &[("LC_ALL", ""), ("LC_MESSAGES", "cs_CZ"), ("LANG", "de_DE")]), Language::Cs);
        assert_eq!(speaks(&[], &[("REVISIT_LANGUAGE", "hu"), ("LC_ALL", "de_DE")]), Language::Hu);
        assert_eq!(speaks(&["--language", "cs"], &[("REVISIT_LANGUAGE", "hu")]), Language::Cs);
        assert_eq!(speaks(&["doctor", "--language=de"], &[]), Language::De);
        assert_eq!(speaks(&["--language"], &[]), Language::En);
    }
}
