//! Memory that nobody uses any more goes back to the system.
//!
//! The allocator keeps what was freed, and looks for what it may return only while more is allocated: what a
//! burst took would stay until the next one.

/// Returns what is free. Takes milliseconds; any thread may call it.
#[expect(unsafe_code, reason = "the allocator has this function only for C")]
pub fn give_back() {
    // SAFETY: `mi_collect` takes no pointer, has no precondition, and may run beside everything else the
    // allocator does; where it is not the allocator, it finds nothing.
    unsafe { libmimalloc_sys::mi_collect(true) }
}
