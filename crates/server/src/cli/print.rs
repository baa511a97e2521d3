//! What several commands print alike.

use indicatif::{ProgressBar, ProgressStyle};

use crate::clock::Millis;
use crate::texts::Text;

/// A bar for long work that counts `what`; none where a program reads along.
pub(super) fn progress(json: bool, length: u64, what: &Text) -> anyhow::Result<ProgressBar> {
    let bar = if json { ProgressBar::hidden() } else { ProgressBar::new(length) };
    bar.set_style(ProgressStyle::with_template(&format!(
        "{{bar:30}} {{pos}}/{{len}} {what}  {{eta}}  {{msg}}"
    ))?);
    Ok(bar)
}

/// Minutes and seconds, as in 4:07.
pub(super) fn minutes(ms: Millis) -> String {
    format!("{}:{:02}", ms / 60_000, ms / 1_000 % 60)
}
