//! Recordings made elsewhere: all import, and each keeps every event.
