//! The command line.
//!
//! Exit codes: 0 done; 1 it failed; 2 the command line or a setting is wrong; 3 `doctor` found something.

mod demo;
mod doctor;
mod erase;
mod export;
mod help;
mod import;
mod language;
mod member;
mod print;
mod scan;
mod serve;
mod site;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::app::App;
use crate::clock::{Clock, Entropy};
use crate::config::{Config, ConfigError, LogFormat};
use crate::texts::{self, text};

/// Records what visitors do on a website and plays it back.
///
/// Start with `revisit demo` to see it work, or `revisit serve` to run it for real.
#[derive(Parser)]
#[command(
    name = "revisit",
    version,
    max_term_width = 100,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(flatten)]
    settings: SettingsArgs,
    #[command(subcommand)]
    command: Command,
}

/// Where settings come from.
#[derive(Args)]
struct SettingsArgs {
    /// The settings file [default: revisit.toml, if it is there].
    #[arg(long, global = true, value_name = "FILE", env = "REVISIT_CONFIG", hide_env = true)]
    config: Option<PathBuf>,
    /// One setting, as in --set server.listen=127.0.0.1:9000; may be given often. `revisit config` prints all.
    #[arg(long = "set", global = true, value_name = "SECTION.KEY=VALUE")]
    set: Vec<String>,
    /// The data folder; the same as --set data.dir=DIR.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<String>,
    /// The language of what is printed: en, de, cs, hu.
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["en", "de", "cs", "hu"])]
    language: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the server.
    ///
    /// The first start makes a workspace and prints a one-time link for its owner.
    Serve {
        /// Address and port; the same as --set server.listen=ADDRESS.
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<String>,
        /// What this process does: ingest, web, worker; the same as --set server.roles=ROLES.
        #[arg(long, value_name = "ROLES")]
        roles: Option<String>,
    },
    /// Runs the server with the demo shop at /demo/.
    ///
    /// Walk through the shop, leave it, and find the recording of your visit in the dashboard.
    Demo {
        /// Address and port; the same as --set server.listen=ADDRESS.
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<String>,
    },
    /// Sites: web properties that are recorded.
    #[command(subcommand)]
    Site(site::SiteCommand),
    /// Members: people who log in.
    #[command(subcommand)]
    Member(member::MemberCommand),
    /// Imports recordings made elsewhere.
    ///
    /// Takes rrweb JSON arrays, one event per line, PostHog's exported snapshots, and gzip or zstd of each.
    Import(import::ImportArgs),
    /// Exports a recording as rrweb JSON, or all that is kept of a visitor as a zip file, to standard output.
    Export(export::ExportArgs),
    /// Looks through stored recordings for what the settings of their sites do not allow.
    ///
    /// Tells place and kind, never the value. Changes nothing; the exit code is 3 where something was found.
    Scan(scan::ScanArgs),
    /// Erases a visitor, whoever has an e-mail address or an IP address, or one recording, everywhere and for good.
    ///
    /// Prints a receipt, which the dashboard lists, too. Runs beside a running server.
    Erase(erase::EraseArgs),
    /// Looks for anything that is not as it should be.
    Doctor {
        /// Print JSON instead of sentences.
        #[arg(long)]
        json: bool,
    },
    /// Prints a settings file with every setting, its meaning and its default.
    Config,
    /// Brings the database up to date. `serve` does it too; this is for who wants it apart.
    Migrate {
        /// Print JSON instead of a sentence.
        #[arg(long)]
        json: bool,
    },
    /// Prints the OpenAPI document of the API.
    Openapi,
}

/// Reads and runs the command line of this process.
pub fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os().map(|arg| arg.to_string_lossy().into_owned()).collect();
    texts::speak(language::chosen(&args, |name| std::env::var(name).ok()));
    let mut command = help::translated(Cli::command());
    let read = command.try_get_matches_from_mut(std::env::args_os());
    match read.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => run(cli),
        Err(error) => refuse(&mut command, &error),
    }
}

/// Help and version are no errors, but come from clap as such.
fn refuse(command: &mut clap::Command, error: &clap::Error) -> ExitCode {
    match help::refusal(error) {
        Some(text) => {
            let usage = command.render_usage().to_string();
            let usage = usage.trim_start_matches("Usage:").trim();
            eprintln!("revisit: {text}\n\n{} {usage}\n{}", text!("heading-usage"), text!("wrong-see-help"));
        }
        None => {
            // A terminal that is gone needs no help.
            let _ = error.print();
        }
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Runs a command line that was read.
fn run(cli: Cli) -> ExitCode {
    let mut settings = cli.settings;
    if let Command::Serve { listen, .. } | Command::Demo { listen } = &cli.command {
        settings.set.extend(listen.iter().map(|listen| format!("server.listen={listen}")));
    }
    if let Command::Serve { roles: Some(roles), .. } = &cli.command {
        settings.set.push(format!("server.roles={roles}"));
    }
    let config = match load(&settings) {
        Ok(config) => config,
        Err(error) => return fail(2, &error.into()),
    };
    start_log(&config);
    // Blocking work is file reads and seals; the default of 512 threads would each keep memory of their own.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(32).build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return fail(1, &error.into()),
    };
    match runtime.block_on(dispatch(cli.command, config)) {
        Ok(code) => code,
        Err(error) => fail(1, &error),
    }
}

fn fail(code: u8, error: &anyhow::Error) -> ExitCode {
    eprintln!("revisit: {error:#}");
    ExitCode::from(code)
}

fn load(settings: &SettingsArgs) -> Result<Config, ConfigError> {
    let default = PathBuf::from("revisit.toml");
    let path = settings.config.clone().or_else(|| default.exists().then_some(default));
    let file = path.map(|path| {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(&path);
        text.map(|text| (shown.clone(), text))
            .map_err(|error| ConfigError::File { path: shown, why: error.to_string() })
    });
    let file = file.transpose()?;
    let mut flags = settings.set.clone();
    flags.extend(settings.data.iter().map(|dir| format!("data.dir={dir}")));
    // These are not settings: where the settings file is, the language, and what the tests tell each other.
    let is_setting = |name: &str| {
        !["REVISIT_CONFIG", "REVISIT_LANGUAGE", "REVISIT_BIN"].contains(&name)
            && !name.starts_with("REVISIT_TEST_")
    };
    let environment = std::env::vars().filter(|(name, _)| is_setting(name));
    Config::load(file.as_ref().map(|(path, text)| (path.as_str(), text.as_str())), environment, &flags)
}

fn start_log(config: &Config) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_new(&config.log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start of the log in one process (tests) changes nothing.
    let _ = match config.log.format {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().try_init(),
    };
}

async fn open(config: Config) -> anyhow::Result<App> {
    App::open(config, Clock::System, Entropy::System).await
}

async fn beside(config: Config) -> anyhow::Result<App> {
    App::open_beside(config, Clock::System, Entropy::System).await
}

/// Tells the operator something. A server whose terminal is gone goes on.
fn say(text: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

async fn dispatch(command: Command, config: Config) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve { .. } => serve::run(open(config).await?).await?,
        Command::Demo { .. } => demo::run(open(config).await?).await?,
        Command::Site(command) => site::run(&beside(config).await?, command).await?,
        Command::Member(command) => member::run(&beside(config).await?, command).await?,
        Command::Import(args) => import::run(&beside(config).await?, args).await?,
        Command::Export(args) => export::run(&beside(config).await?, args).await?,
        Command::Scan(args) => return scan::run(&beside(config).await?, args).await,
        Command::Erase(args) => return erase::run(beside(config).await?, args).await,
        Command::Doctor { json } => return doctor::run(config, json).await,
        Command::Config => print!("{}", Config::sample()),
        Command::Migrate { json } => migrate(&config, json).await?,
        Command::Openapi => println!("{:#}", crate::router::openapi()),
    }
    Ok(ExitCode::SUCCESS)
}

async fn migrate(config: &Config, json: bool) -> anyhow::Result<()> {
    std::fs::create_dir_all(&config.data.dir).context("the data folder can't be made")?;
    let db = crate::db::Db::open(&config.database_url(), 2).await.context("the database can't be opened")?;
    let report = db.migrate().await?;
    if json {
        println!("{}", serde_json::json!({ "from": report.from, "to": report.to }));
    } else if report.from == report.to {
        say(text!("migrate-current", version = report.to));
    } else {
        say(text!("migrate-done", from = report.from, to = report.to));
    }
    Ok(())
}
