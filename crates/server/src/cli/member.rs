//! `revisit member add`.

use clap::{Subcommand, ValueEnum};

use super::serve;
use crate::app::App;
use crate::members::{Role, email_from_text, link, query};
use crate::texts::text;

/// What to do with members.
#[derive(Subcommand)]
pub enum MemberCommand {
    /// Prints a one-time link with which a person chooses a password and becomes a member.
    Add {
        /// Their e-mail address.
        email: String,
        /// What they may do.
        #[arg(long, value_enum, default_value = "viewer")]
        role: RoleArg,
        /// Print JSON instead of a sentence.
        #[arg(long)]
        json: bool,
    },
}

/// A role on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub enum RoleArg {
    /// Everything.
    Owner,
    /// Changes settings, deletes recordings.
    Admin,
    /// Answers chats, sees recordings.
    Agent,
    /// Sees recordings.
    Viewer,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Role {
        match role {
            RoleArg::Owner => Role::Owner,
            RoleArg::Admin => Role::Admin,
            RoleArg::Agent => Role::Agent,
            RoleArg::Viewer => Role::Viewer,
        }
    }
}

/// Runs it.
pub async fn run(app: &App, command: MemberCommand) -> anyhow::Result<()> {
    let MemberCommand::Add { email, role, json } = command;
    let workspace = serve::workspace(app).await?;
    let Some(email) = email_from_text(&email) else {
        anyhow::bail!("{}", text!("member-no-email", email = email))
    };
    if query::by_email(&app.db, &email).await?.is_some() {
        anyhow::bail!("{}", text!("member-exists", email = email));
    }
    let address = link::make(app, workspace.id, Some(&email), role.into()).await?;
    if json {
        println!("{}", serde_json::json!({ "email": email, "link": address }));
    } else {
        println!("{}\n\n    {address}\n", text!("member-link", email = email));
    }
    Ok(())
}
