-- The viewing log: who watched, exported or erased which recording. It names no visitor, so it outlives what it tells of:
-- the id of an erased recording leads to nothing.
create table viewing (
    id bytea primary key,
    workspace_id bytea not null references workspace (id) on delete cascade,
    -- Null: the operator, on the command line. A member who has gone leaves the id.
    member_id bytea,
    -- What the member was called then: it is still told when there is no such member any more.
    member_name text,
    -- loaded, watched, exported, erased.
    action text not null,
    recording_id bytea,
    -- The receipt, of what was erased.
    erasure_id bytea,
    at_ms bigint not null
);
create index viewing_by_workspace on viewing (workspace_id, id);
create index viewing_by_recording on viewing (recording_id, member_id);
create index viewing_by_time on viewing (at_ms);
