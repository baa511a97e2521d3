-- Which recordings have forgotten batches in an object of the journal that other batches keep alive. With it an
-- erasure finds the objects that must be written anew; without it, it would have to read all of them.
create table journal_remains (
    object_id bytea not null references journal_object (id) on delete cascade,
    recording_id bytea not null,
    primary key (object_id, recording_id)
);
create index journal_remains_by_recording on journal_remains (recording_id);
