//! Every setting, with type, default and meaning, once.
//!
//! A setting comes from, in rising order: its default, the settings file (`--config`, TOML), the
//! environment (`REVISIT_SECTION_KEY`), a flag (`--set section.key=value`). A setting that does not
//! exist or has a wrong value stops the start with a sentence that names it and where it came from.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::texts::{Text, text};

/// A wrong setting, in a sentence for the operator.
#[derive(Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// No setting has this name.
    Unknown {
        /// The name that was given.
        key: String,
        /// Where it was given.
        origin: Origin,
    },
    /// The value can't be read as the setting's type.
    Wrong {
        /// The setting.
        key: &'static str,
        /// Where the value was given.
        origin: Origin,
        /// What is expected.
        why: Why,
        /// The value that was given.
        value: String,
    },
    /// The file can't be read as TOML.
    File {
        /// The file.
        path: String,
        /// The parser's or system's words.
        why: String,
    },
    /// Settings that don't go together.
    Together(Together),
}

/// Where a setting was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nowhere.
    Default,
    /// In the settings file of this path.
    File(String),
    /// In the environment, under this name.
    Environment(String),
    /// By --set.
    Flag,
}

/// What is expected of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the texts say it")]
pub enum Why {
    OneOf(String),
    Roles,
    Folder,
    Flag,
    Address,
    Number,
    NumberTo(u32),
    Bytes,
}

/// What doesn't go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the texts say it")]
pub enum Together {
    BucketMissing,
    ListensInTheClear,
    JournalNeedsPostgres,
    Level,
}

impl ConfigError {
    /// The sentence for the operator.
    pub fn told(&self) -> Text {
        match self {
            ConfigError::Unknown { key, origin } => {
                text!("config-unknown", key = key.clone(), origin = origin.told().to_string())
            }
            ConfigError::Wrong { key, origin, why, value } => text!(
                "config-wrong",
                key = *key,
                origin = origin.told().to_string(),
                why = why.told().to_string(),
                value = value.clone()
            ),
            ConfigError::File { path, why } => text!("config-file", path = path.clone(), why = why.clone()),
            ConfigError::Together(Together::BucketMissing) => text!("config-bucket"),
            ConfigError::Together(Together::ListensInTheClear) => text!("config-clear"),
            ConfigError::Together(Together::JournalNeedsPostgres) => text!("config-postgres"),
            ConfigError::Together(Together::Level) => text!("config-level"),
        }
    }
}

impl std::fmt::Display for ConfigError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.told().fmt(out)
    }
}

impl std::error::Error for ConfigError {}

impl Origin {
    fn told(&self) -> Text {
        match self {
            Origin::Default => text!("origin-default"),
            Origin::File(path) => text!("origin-file", path = path.clone()),
            Origin::Environment(name) => text!("origin-environment", name = name.clone()),
            Origin::Flag => text!("origin-flag"),
        }
    }
}

impl Why {
    fn told(&self) -> Text {
        match self {
            Why::OneOf(choices) => text!("why-one-of", choices = choices.clone()),
            Why::Roles => text!("why-roles"),
            Why::Folder => text!("why-folder"),
            Why::Flag => text!("why-flag"),
            Why::Address => text!("why-address"),
            Why::Number => text!("why-number"),
            Why::NumberTo(most) => text!("why-number-to", most = most.to_string()),
            Why::Bytes => text!("why-bytes"),
        }
    }
}

/// How a value is read from text and shown in the sample.
trait Value: Sized {
    fn read(text: &str) -> Result<Self, Why>;
}

macro_rules! settings {
    ($($(#[doc = $section_doc:literal])* $section:ident : $Section:ident {
        $($(#[doc = $doc:literal])* $key:ident : $Type:ty = $default:literal,)*
    })*) => {
        /// All settings.
        #[derive(Clone, Debug)]
        pub struct Config { $($(#[doc = $section_doc])* pub $section: $Section,)* }
        $(
            $(#[doc = $section_doc])*
            #[derive(Clone, Debug)]
            pub struct $Section { $($(#[doc = $doc])* pub $key: $Type,)* }
        )*

        const KEYS: &[&str] = &[$($(concat!(stringify!($section), ".", stringify!($key)),)*)*];

        impl Config {
            fn build(given: &Given) -> Result<Config, ConfigError> {
                Ok(Config { $($section: $Section { $(
                    $key: given.value(concat!(stringify!($section), ".", stringify!($key)), $default)?,
                )* },)* })
            }

            /// The settings file with every setting, its meaning and its default, commented out.
            pub fn sample() -> String {
                let mut out = String::from("# Revisit's settings. Every line shows its default.\n\
                    # Each can also be given as REVISIT_SECTION_KEY in the environment, or as --set section.key=value.\n");
                $(
                    out.push('\n');
                    $(out.push_str("#"); out.push_str($section_doc); out.push('\n');)*
                    out.push_str(concat!("[", stringify!($section), "]\n"));
                    $(
                        $(out.push_str("#"); out.push_str($doc); out.push('\n');)*
                        out.push_str(&format!("# {} = {}\n", stringify!($key), toml_literal($default)));
                    )*
                )*
                out
            }
        }
    };
}

settings! {
    /// Where the server listens and how it is reached.
    server: Server {
        /// Address and port to listen on. Off loopback it needs a proxy that ends TLS (server.behind_proxy).
        listen: SocketAddr = "127.0.0.1:8080",
        /// The address visitors and members use, without a slash at the end. Empty: http://LISTEN.
        public_url: String = "",
        /// true: a proxy in front ends TLS and sets X-Forwarded-For and X-Forwarded-Proto.
        behind_proxy: bool = "false",
        /// What this process does: ingest (takes batches), web (dashboard, API), worker (seals, cleans up).
        roles: Roles = "ingest,web,worker",
    }
    /// Where data lives on this machine.
    data: Data {
        /// The data folder: database, blobs and journal, unless they live elsewhere.
        dir: PathBuf = "data",
        /// Bytes that must stay free on the data folder's disk; below, batches wait in the browsers.
        free_bytes_min: u64 = "512 MiB",
    }
    /// The database.
    database: Database {
        /// sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME. Empty: revisit.db in the data folder.
        url: String = "",
        /// Connections kept at most.
        connections_max: u32 = "16",
    }
    /// Where sealed recordings live.
    blobs: Blobs {
        /// files (in the data folder) or s3.
        home: Home = "files",
        /// S3: the bucket.
        bucket: String = "",
        /// S3: the endpoint's address. Empty: Amazon's for the region.
        endpoint: String = "",
        /// S3: the region.
        region: String = "us-east-1",
        /// S3: the access key's id.
        access_key: String = "",
        /// S3: the secret key.
        secret_key: String = "",
        /// S3: put before every object's name.
        prefix: String = "",
    }
    /// The durable log of batches that are acknowledged but not yet sealed.
    journal: Journal {
        /// files (in the data folder, one node) or blobs (objects in the bucket, many nodes).
        home: JournalHome = "files",
        /// Bytes the journal may take on disk; beyond, batches wait in the browsers.
        bytes_max: u64 = "8 GiB",
        /// Bytes that may wait in memory for the disk.
        queue_bytes_max: u64 = "64 MiB",
        /// home = blobs: how long batches are collected into one object before it is put, in ms.
        commit_window_ms: i64 = "100",
    }
    /// Taking batches from browsers.
    ingest: Ingest {
        /// Bytes of one request's body.
        body_bytes_max: u64 = "4 MiB",
        /// Bytes of one batch when decompressed.
        decoded_bytes_max: u64 = "32 MiB",
        /// Events in one batch.
        events_max: u64 = "20000",
        /// Bytes of bodies and decoded batches in memory at once, over all requests.
        memory_bytes_max: u64 = "256 MiB",
        /// Requests a second from one address, over a minute; 0: no bound.
        requests_per_second: u32 = "50",
        /// How long a body may take to arrive, in ms.
        body_ms_max: i64 = "30000",
    }
    /// Style sheets and the like, which pages name by their hash and send once for a site.
    contents: Contents {
        /// Bytes that one site's contents may take, compressed.
        site_bytes_max: u64 = "256 MiB",
        /// Contents of one site.
        site_number_max: u64 = "20000",
        /// Style sheets that no page has named for this long are removed, in ms. More than visits.length_ms_max and
        /// visits.late_ms_max together, so that nothing is missing when a visit is sealed. Long texts and pictures go
        /// when those two and six hours are over.
        unused_ms_max: i64 = "604800000",
    }
    /// When a visit ends and how long it may get.
    visits: Visits {
        /// After all tabs said goodbye and none came back for this long, the visit has ended, in ms.
        leave_grace_ms: i64 = "30000",
        /// After this long without a sign of any tab, the visit has ended, in ms.
        silence_ms: i64 = "120000",
        /// A tab that only pings keeps a visit open this long, in ms; then a new recording begins.
        idle_ms: i64 = "3600000",
        /// A visit longer than this goes on under a new recording, in ms.
        length_ms_max: i64 = "43200000",
        /// A visit that stored more bytes than this (compressed, in the journal) goes on under a new recording.
        bytes_max: u64 = "256 MiB",
        /// Tabs of one visit.
        tabs_max: u32 = "200",
        /// How long after its end a visit still takes what a browser had kept, in ms.
        late_ms_max: i64 = "86400000",
        /// Visits open at once over this process; beyond, new ones wait in the browsers.
        open_max: u64 = "100000",
    }
    /// Sealed recordings.
    recordings: Recordings {
        /// zstd level of new recordings, 1 to 19.
        level: i64 = "9",
        /// Seals running at once.
        seals_at_once: u32 = "2",
    }
    /// Members and their logins.
    members: Members {
        /// A login lasts this long without use, in ms.
        session_idle_ms: i64 = "1209600000",
        /// A login lasts at most this long, in ms.
        session_ms_max: i64 = "7776000000",
        /// A one-time link lasts this long, in ms.
        link_ms_max: i64 = "86400000",
    }
    /// What the program prints.
    log: Log {
        /// error, warn, info, debug or trace; or per module as in info,revisit=debug.
        level: String = "info",
        /// text or json.
        format: LogFormat = "text",
    }
}

macro_rules! choice {
    ($(#[doc = $doc:literal])* $Name:ident { $($(#[doc = $variant_doc:literal])* $Variant:ident = $text:literal),* $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $Name { $($(#[doc = $variant_doc])* $Variant),* }
        impl Value for $Name {
            fn read(text: &str) -> Result<Self, Why> {
                match text {
                    $($text => Ok($Name::$Variant),)*
                    _ => Err(Why::OneOf([$($text),*].join(", "))),
                }
            }
        }
    };
}

choice! {
    /// Where blobs live.
    Home {
        /// Files in the data folder.
        Files = "files",
        /// An S3-compatible object store.
        S3 = "s3",
    }
}
choice! {
    /// Where the journal lives.
    JournalHome {
        /// Files in the data folder; for one node.
        Files = "files",
        /// Objects beside the recordings; for many nodes.
        Blobs = "blobs",
    }
}
choice! {
    /// The form of log lines.
    LogFormat {
        /// For people.
        Text = "text",
        /// For machines, one JSON object a line.
        Json = "json",
    }
}

/// What a process does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Roles {
    /// Takes batches from browsers.
    pub ingest: bool,
    /// Serves the dashboard and its API.
    pub web: bool,
    /// Ends visits, seals, cleans up.
    pub worker: bool,
}

impl Value for Roles {
    fn read(text: &str) -> Result<Roles, Why> {
        let mut roles = Roles::default();
        for role in text.split(',').map(str::trim) {
            match role {
                "ingest" => roles.ingest = true,
                "web" => roles.web = true,
                "worker" => roles.worker = true,
                _ => return Err(Why::Roles),
            }
        }
        Ok(roles)
    }
}

impl Value for String {
    fn read(text: &str) -> Result<String, Why> {
        Ok(text.to_owned())
    }
}

impl Value for PathBuf {
    fn read(text: &str) -> Result<PathBuf, Why> {
        if text.is_empty() { Err(Why::Folder) } else { Ok(text.into()) }
    }
}

impl Value for bool {
    fn read(text: &str) -> Result<bool, Why> {
        text.parse().map_err(|_| Why::Flag)
    }
}

impl Value for SocketAddr {
    fn read(text: &str) -> Result<SocketAddr, Why> {
        text.parse().map_err(|_| Why::Address)
    }
}

impl Value for i64 {
    fn read(text: &str) -> Result<i64, Why> {
        text.parse().ok().filter(|value| *value >= 0).ok_or(Why::Number)
    }
}

impl Value for u32 {
    fn read(text: &str) -> Result<u32, Why> {
        text.parse().map_err(|_| Why::NumberTo(u32::MAX))
    }
}

impl Value for u64 {
    fn read(text: &str) -> Result<u64, Why> {
        let (digits, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
        let factor = match unit.trim() {
            "" => Some(1),
            "KiB" => Some(1 << 10),
            "MiB" => Some(1 << 20),
            "GiB" => Some(1 << 30),
            "TiB" => Some(1 << 40),
            _ => None,
        };
        let value = factor.and_then(|factor: u64| digits.parse::<u64>().ok()?.checked_mul(factor));
        value.ok_or(Why::Bytes)
    }
}

fn toml_literal(default: &str) -> String {
    let plain = default == "true" || default == "false" || default.parse::<i64>().is_ok();
    if plain { default.to_owned() } else { format!("\"{default}\"") }
}

/// What was given, by setting: the text and where it came from.
#[derive(Default)]
struct Given(BTreeMap<String, (String, Origin)>);

impl Given {
    fn value<T: Value>(&self, key: &'static str, default: &str) -> Result<T, ConfigError> {
        let (text, origin) = match self.0.get(key) {
            Some((text, origin)) => (text.as_str(), origin),
            None => (default, &Origin::Default),
        };
        T::read(text).map_err(|why| ConfigError::Wrong {
            key,
            origin: origin.clone(),
            why,
            value: text.to_owned(),
        })
    }

    fn set(&mut self, key: String, text: String, origin: Origin) -> Result<(), ConfigError> {
        if !KEYS.contains(&key.as_str()) {
            return Err(ConfigError::Unknown { key, origin });
        }
        self.0.insert(key, (text, origin));
        Ok(())
    }

    fn add_file(&mut self, path: &str, text: &str) -> Result<(), ConfigError> {
        let unreadable = |why: String| ConfigError::File { path: path.to_owned(), why };
        let table: toml::Table =
            text.parse().map_err(|error: toml::de::Error| unreadable(error.to_string()))?;
        for (section, values) in table {
            let toml::Value::Table(values) = values else {
                return Err(ConfigError::Unknown { key: section, origin: Origin::File(path.to_owned()) });
            };
            for (key, value) in values {
                let text = match value {
                    toml::Value::String(text) => text,
                    other => other.to_string(),
                };
                self.set(format!("{section}.{key}"), text, Origin::File(path.to_owned()))?;
            }
        }
        Ok(())
    }

    fn add_environment(&mut self, vars: impl Iterator<Item = (String, String)>) -> Result<(), ConfigError> {
        for (name, text) in vars {
            let Some(rest) = name.strip_prefix("REVISIT_") else { continue };
            let key = KEYS.iter().find(|key| key.replace('.', "_").to_uppercase() == rest);
            let key = key.map_or_else(|| rest.to_lowercase().replacen('_', ".", 1), |key| (*key).to_owned());
            self.set(key, text, Origin::Environment(name))?;
        }
        Ok(())
    }

    fn add_flags(&mut self, flags: &[String]) -> Result<(), ConfigError> {
        for flag in flags {
            let (key, text) = flag.split_once('=').unwrap_or((flag, ""));
            self.set(key.trim().to_owned(), text.trim().to_owned(), Origin::Flag)?;
        }
        Ok(())
    }
}

impl Config {
    /// Puts together file (path and text), environment and `section.key=value` flags.
    pub fn load(
        file: Option<(&str, &str)>,
        environment: impl Iterator<Item = (String, String)>,
        flags: &[String],
    ) -> Result<Config, ConfigError> {
        let mut given = Given::default();
        if let Some((path, text)) = file {
            given.add_file(path, text)?;
        }
        given.add_environment(environment)?;
        given.add_flags(flags)?;
        let config = Config::build(&given)?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let together = |what| Err(ConfigError::Together(what));
        if self.blobs.home == Home::S3 && self.blobs.bucket.is_empty() {
            return together(Together::BucketMissing);
        }
        if !self.server.listen.ip().is_loopback() && !self.server.behind_proxy {
            return together(Together::ListensInTheClear);
        }
        if self.journal.home == JournalHome::Blobs && !self.database_url().starts_with("postgres") {
            return together(Together::JournalNeedsPostgres);
        }
        if !(1..=19).contains(&self.recordings.level) {
            return together(Together::Level);
        }
        Ok(())
    }

    /// The database's address, with the default filled in.
    pub fn database_url(&self) -> String {
        if self.database.url.is_empty() {
            format!("sqlite:{}", self.data.dir.join("revisit.db").display())
        } else {
            self.database.url.clone()
        }
    }

    /// The address visitors and members use, without a slash at the end.
    pub fn public_url(&self) -> String {
        if self.server.public_url.is_empty() {
            format!("http://{}", self.server.listen).replace("127.0.0.1", "localhost")
        } else {
            self.server.public_url.trim_end_matches('/').to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(file: &str, environment: &[(&str, &str)], flags: &[&str]) -> Result<Config, ConfigError> {
        let environment = environment.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
        Config::load(Some(("revisit.toml", file)), environment, &flags)
    }

    #[test]
    fn a_flag_beats_the_environment_which_beats_the_file() {
        let file = "[ingest]\nbody_bytes_max = \"1 MiB\"\nevents_max = 5\nrequests_per_second = 7";
        let environment = [("REVISIT_INGEST_BODY_BYTES_MAX", "2 MiB"), ("REVISIT_INGEST_EVENTS_MAX", "6")];
        let config = load(file, &environment, &["ingest.body_bytes_max=3 MiB"]).unwrap();
        assert_eq!(config.ingest.body_bytes_max, 3 << 20);
        assert_eq!(config.ingest.events_max, 6);
        assert_eq!(config.ingest.requests_per_second, 7);
    }

    #[test]
    fn a_wrong_setting_is_named_with_its_place() {
        let wrong = |file: &str| load(file, &[], &[]).unwrap_err().to_string();
        assert_eq!(
            wrong("[server]\nlisten = \"here\""),
            "setting `server.listen` (in revisit.toml) is wrong: it must be an address and a port, as in \
             127.0.0.1:8080, but it is `here`"
        );
        assert!(wrong("[server]\nlisten_on = 1").contains("no setting `server.listen_on` (in revisit.toml)"));
        assert!(wrong("[visits]\nsilence_ms = -5").contains("visits.silence_ms"));
        assert!(wrong("[blobs]\nhome = \"s3\"").contains("blobs.bucket"));
        assert!(wrong("[server]\nlisten = \"0.0.0.0:80\"").contains("behind_proxy"));
        let unknown = load("", &[("REVISIT_SERVER_LISTEN_ON", "x")], &[]).unwrap_err().to_string();
        assert!(unknown.contains("server.listen_on") && unknown.contains("REVISIT_SERVER_LISTEN_ON"));
    }

    #[test]
    fn the_sample_with_every_line_uncommented_is_the_default() {
        let sample = Config::sample();
        let is_setting = |line: &&str| {
            line.strip_prefix("# ").is_some_and(|rest| {
                KEYS.iter().any(|key| {
                    rest.split_once(" = ").is_some_and(|(name, value)| {
                        key.ends_with(&format!(".{name}")) && !value.contains(": ")
                    })
                })
            })
        };
        assert_eq!(sample.lines().filter(is_setting).count(), KEYS.len());
        let uncommented: Vec<&str> =
            sample.lines().map(|line| if is_setting(&line) { &line[2..] } else { line }).collect();
        let config = load(&uncommented.join("\n"), &[], &[]).unwrap();
        let default = load("", &[], &[]).unwrap();
        assert_eq!(format!("{config:?}"), format!("{default:?}"));
    }
}
