//! Passwords at rest: argon2id, with the parameters that OWASP recommends (19 MiB, 2 passes).

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::app::App;

/// Characters a password has at least and at most. The upper bound keeps a request from buying a lot of work.
pub const LENGTH: std::ops::RangeInclusive<usize> = 10..=256;

fn argon2() -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(19 << 10, 2, 1, None).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The stored form of a password.
pub async fn hash(app: &App, password: String) -> anyhow::Result<String> {
    let salt = app.entropy.bytes::<16>();
    let _turn = app.hashing.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let hash = argon2()?.hash_password_with_salt(password.as_bytes(), &salt);
        Ok(hash.map_err(|error| anyhow::anyhow!("{error}"))?.to_string())
    })
    .await?
}

/// Whether the password is the stored one. Without a stored one it works as long and says no, so that the
/// time tells nobody which addresses have an account.
pub async fn verify(app: &App, password: String, stored: Option<String>) -> anyhow::Result<bool> {
    let Some(stored) = stored else {
        hash(app, password).await?;
        return Ok(false);
    };
    let _turn = app.hashing.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let parsed = PasswordHash::new(&stored).map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(argon2()?.verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await?
}
