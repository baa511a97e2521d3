//! The `revisit` program.

use std::process::ExitCode;

/// Freed memory goes back to the system, and small allocations are fast.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    revisit::cli::main()
}
