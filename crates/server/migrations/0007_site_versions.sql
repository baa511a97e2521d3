-- Every state that a site's settings were in: who made it, when, and what held from then on. A recording names the
-- version its first page went by.
create table site_version (
    site_id bytea not null references site (id) on delete cascade,
    version bigint not null,
    name text not null,
    domains text not null,
    settings text not null,
    -- Null: not known, for what was changed before versions were kept.
    changed_ms bigint,
    -- Null: the operator, on the server itself; or not known.
    member_id bytea references member (id) on delete set null,
    -- What the member was called then: it is still told when there is no such member any more.
    member_name text,
    primary key (site_id, version)
);
insert into site_version (site_id, version, name, domains, settings, changed_ms)
select id, settings_version, name, domains, settings, case when settings_version = 1 then created_ms end from site;

-- The visitor's address, as far as the site keeps it: all of it, and its network (IPv4 /24, IPv6 /48). Apart, so that
-- shortening what is stored is one statement.
alter table recording add column address text;
alter table recording add column address_network text;
