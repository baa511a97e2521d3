-- Contents that pages name by their hash: style sheets, long texts, data: addresses. Sent once for a site, put into
-- recordings when they are sealed, and removed when nobody has named them for a while.
create table content (
    site_id bytea not null references site (id) on delete cascade,
    kind bigint not null,
    -- The first half of the SHA-256 of what the page sent.
    hash bytea not null,
    -- What is left of it after scrubbing, zstd.
    body bytea not null,
    bytes bigint not null,
    -- When it was named last, to within some hours.
    used_ms bigint not null,
    primary key (site_id, kind, hash)
);
create index content_by_use on content (used_ms);

-- How many contents never came, so that their places are empty.
alter table recording add column contents_missing bigint not null default 0;
