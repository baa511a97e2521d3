-- Visits that were shorter than their site wants, until they are removed.
create index recording_too_short on recording (ended_ms) where unplayable_reason = 'too_short';
