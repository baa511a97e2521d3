//! Members: the people who log in, their passwords, sessions and one-time links.

pub mod http;
pub mod link;
mod password;
pub mod query;
pub mod session;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::error::{ApiError, ApiResult};

use crate::language::Language;

pub use password::{hash, verify};

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees recordings.
    Viewer,
    /// Answers chats, sees recordings.
    Agent,
    /// Changes settings, deletes.
    Admin,
    /// Everything.
    Owner,
}

impl Role {
    /// As stored.
    pub fn name(self) -> &'static str {
        match self {
            Role::Viewer => "viewer",
            Role::Agent => "agent",
            Role::Admin => "admin",
            Role::Owner => "owner",
        }
    }

    /// From the stored name; an unknown one may do the least.
    pub fn named(name: &str) -> Role {
        [Role::Agent, Role::Admin, Role::Owner]
            .into_iter()
            .find(|role| role.name() == name)
            .unwrap_or(Role::Viewer)
    }
}

/// A person who logs in.
#[derive(Clone, Debug)]
pub struct Member {
    /// The id.
    pub id: Uuid,
    /// Whose member.
    pub workspace_id: Uuid,
    /// Where mail goes; the name at login; lower case.
    pub email: String,
    /// How they want to be called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// What they read.
    pub language: Language,
}

impl Member {
    /// What they are called; who gave no name is known by the address they log in with.
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.email } else { &self.name }
    }

    /// Refuses what takes a higher role.
    pub fn needs(&self, role: Role) -> ApiResult<()> {
        if self.role < role { Err(ApiError::Forbidden) } else { Ok(()) }
    }
}

/// An e-mail address a person typed, in the form it is stored; `None` when it can't be one.
pub fn email_from_text(text: &str) -> Option<String> {
    let email = text.trim().to_lowercase();
    let (name, domain) = email.rsplit_once('@')?;
    let plain =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control());
    (email.len() <= 254 && plain(name) && plain(domain) && !name.contains('@')).then_some(email)
}
