-- Visits whose recording was erased. A browser may hold batches of one for a day, and must not begin it anew. The key
-- is a random number and says nothing of who it was; it is removed when nothing can come any more.
create table erased_visit (
    site_id bytea not null references site (id) on delete cascade,
    visit_key bytea not null,
    erased_ms bigint not null,
    primary key (site_id, visit_key)
);
create index erased_visit_by_time on erased_visit (erased_ms);
