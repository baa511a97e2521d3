-- Visitors that a site does not record: by the number of their browser, an e-mail address, an IP address or network, or a variable.
-- Apart from the site's settings: every version of those is kept, and who is taken off this list is to leave nothing behind.
create table blocked_visitor (
    id bytea primary key,
    site_id bytea not null references site (id) on delete cascade,
    -- visitor, email, address, variable.
    kind text not null,
    value text not null,
    added_ms bigint not null,
    -- What the member who added it was called then.
    member_name text,
    unique (site_id, kind, value)
);

-- The block that a visitor was met by when the site said who they are. Their next page says it later than its first batch.
alter table visitor add column blocked_by bytea references blocked_visitor (id) on delete set null;
create index visitor_by_block on visitor (blocked_by);
