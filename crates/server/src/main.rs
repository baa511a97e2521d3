//! The `revisit` program.

use std::process::ExitCode;

use clap::Parser;
use revisit::cli::{self, Cli};

/// Freed memory goes back to the system, and small allocations are fast.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run(Cli::parse())
}
