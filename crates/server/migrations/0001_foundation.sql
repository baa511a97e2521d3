-- The foundation: who owns what, what was recorded, and where it lies.
--
-- One text for both databases. Ids are 16 bytes (UUIDv7), times are bigint milliseconds, yes and no
-- are bigint 0 and 1. `bytea` becomes `blob` on SQLite; nothing else differs.

create table workspace (
    id bytea primary key,
    name text not null,
    plan text not null,
    time_zone text not null,
    created_ms bigint not null
);

create table member (
    id bytea primary key,
    workspace_id bytea not null references workspace (id),
    email text not null unique,
    name text not null,
    role text not null,
    language text not null,
    password_hash text,
    created_ms bigint not null
);
create index member_by_workspace on member (workspace_id);

create table login_session (
    token_hash bytea primary key,
    member_id bytea not null references member (id) on delete cascade,
    created_ms bigint not null,
    seen_ms bigint not null,
    expires_ms bigint not null,
    user_agent text not null
);
create index login_session_by_member on login_session (member_id);

-- One-time links: the first owner's, and logins made by the operator.
create table login_link (
    token_hash bytea primary key,
    workspace_id bytea not null references workspace (id) on delete cascade,
    email text,
    role text not null,
    created_ms bigint not null,
    expires_ms bigint not null,
    used_ms bigint
);

-- Failed logins by e-mail hash, so that guessing slows down on every node.
create table login_failure (
    email_hash bytea primary key,
    failures bigint not null,
    last_ms bigint not null
);

create table site (
    id bytea primary key,
    workspace_id bytea not null references workspace (id),
    key text not null unique,
    name text not null,
    domains text not null,
    settings text not null,
    settings_version bigint not null,
    created_ms bigint not null,
    snippet_seen_ms bigint,
    snippet_seen_on text,
    batch_ms bigint,
    ready_ms bigint
);
create index site_by_workspace on site (workspace_id);

create table visitor (
    id bytea primary key,
    site_id bytea not null references site (id) on delete cascade,
    visitor_key bytea not null,
    first_ms bigint not null,
    last_ms bigint not null,
    visits bigint not null,
    identity text,
    unique (site_id, visitor_key)
);

-- state: open (being recorded), ended (being sealed), sealed. Listed only when sealed and playable.
create table recording (
    id bytea primary key,
    workspace_id bytea not null references workspace (id),
    site_id bytea not null references site (id) on delete cascade,
    visit_key bytea not null,
    visitor_id bytea not null references visitor (id) on delete cascade,
    state text not null,
    playable bigint not null default 0,
    unplayable_reason text,
    created_ms bigint not null,
    seen_ms bigint not null,
    busy_ms bigint not null,
    ended_ms bigint,
    settings_version bigint not null,
    returning_visitor bigint not null,
    imported bigint not null default 0,
    device text not null,
    browser text not null,
    os text not null,
    language text,
    country text,
    referrer text,
    screen_width bigint,
    screen_height bigint,
    started_ms bigint,
    duration_ms bigint,
    active_ms bigint,
    pages bigint,
    tabs bigint,
    clicks bigint,
    inputs bigint,
    errors bigint,
    events bigint,
    bytes bigint,
    entry_href text,
    entry_title text,
    exit_href text,
    exit_title text,
    complete bigint,
    gaps bigint,
    -- Added to the browser's times to get ours; fixed by the first seal.
    clock_offset_ms bigint,
    generation bigint not null default 0,
    unique (site_id, visit_key)
);
create index recording_listed on recording (site_id, playable, started_ms desc, id desc);
create index recording_listed_by_duration on recording (site_id, playable, duration_ms);
create index recording_listed_by_device on recording (site_id, playable, device, started_ms desc);
create index recording_by_state on recording (state, seen_ms);
create index recording_by_visitor on recording (visitor_id);

-- What is known of each tab while the visit is open, and which batches are sealed.
create table recording_tab (
    recording_id bytea not null references recording (id) on delete cascade,
    tab_key bytea not null,
    ordinal bigint not null,
    seen_ms bigint not null,
    left_ms bigint,
    sealed_seqs text not null default '[]',
    primary key (recording_id, tab_key)
);

create table segment (
    recording_id bytea not null references recording (id) on delete cascade,
    generation bigint not null,
    ordinal bigint not null,
    object_name text not null,
    bytes bigint not null,
    primary key (recording_id, generation, ordinal)
);

-- Read whole when a recording is opened; the strip and the number of gaps also in the list.
create table recording_detail (
    recording_id bytea primary key references recording (id) on delete cascade,
    file_index bytea not null,
    summary bytea not null,
    strip text not null,
    gaps text not null
);

create table page_view (
    recording_id bytea not null references recording (id) on delete cascade,
    ordinal bigint not null,
    site_id bytea not null,
    href text not null,
    path text not null,
    primary key (recording_id, ordinal)
);
create index page_view_by_path on page_view (site_id, path);

-- Each batch has exactly one outcome; these are their sums by the hour.
create table outcome_count (
    site_id bytea not null references site (id) on delete cascade,
    hour_ms bigint not null,
    outcome text not null,
    reason text not null,
    count bigint not null,
    primary key (site_id, hour_ms, outcome, reason)
);

-- Recordings made in a month of the workspace's time zone; exact, because it is counted in the
-- transaction that creates the recording.
create table quota_month (
    workspace_id bytea not null references workspace (id) on delete cascade,
    month text not null,
    made bigint not null,
    primary key (workspace_id, month)
);

create table job (
    id bytea primary key,
    kind text not null,
    subject bytea not null,
    due_ms bigint not null,
    attempts bigint not null,
    claimed_until_ms bigint not null,
    error text,
    unique (kind, subject)
);
create index job_due on job (due_ms);

-- Objects that a crashed writer may have left behind, or that a deleted row no longer needs.
create table object_to_delete (
    object_name text primary key,
    after_ms bigint not null
);

-- The journal's index when the journal lives in the bucket; empty otherwise.
create table journal_object (
    id bytea primary key,
    object_name text not null,
    node text not null,
    created_ms bigint not null,
    bytes bigint not null
);
create table journal_batch (
    recording_id bytea not null,
    tab_key bytea not null,
    seq bigint not null,
    object_id bytea not null references journal_object (id),
    start_byte bigint not null,
    bytes bigint not null,
    snapshot bigint not null,
    primary key (recording_id, tab_key, seq)
);
create index journal_batch_by_object on journal_batch (object_id);
