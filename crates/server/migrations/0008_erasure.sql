-- Erasures that somebody asked for, and what they removed: the receipt. It names nobody who was erased. What an erasure was asked
-- by (an e-mail address, say) is not kept, only what it came to.
create table erasure (
    id bytea primary key,
    workspace_id bytea not null references workspace (id) on delete cascade,
    -- Who asked; null: the operator, on the command line. A member who has gone leaves the id.
    member_id bytea,
    -- recording, visitor, email.
    scope text not null,
    asked_ms bigint not null,
    -- null: it is still being done.
    done_ms bigint,
    visitors bigint not null default 0,
    recordings bigint not null default 0,
    page_views bigint not null default 0,
    segments bigint not null default 0,
    batches bigint not null default 0,
    contents bigint not null default 0,
    bytes bigint not null default 0,
    -- SHA-256, chained over the ids of what was removed, in their order, and in the end over the counts.
    digest bytea not null
);
create index erasure_by_workspace on erasure (workspace_id, id);

-- What an erasure has yet to remove: a visitor, a recording, or the remains of a recording whose rows are gone. Empty when it is done.
create table erasure_target (
    erasure_id bytea not null references erasure (id) on delete cascade,
    subject bytea not null,
    kind text not null,
    primary key (erasure_id, subject)
);

-- By what a person asks to be erased: the address that the site told us, in lower case.
alter table visitor add column email text;
create index visitor_by_email on visitor (email);
