-- Secrets by which segments are enciphered. An object needs both, its visitor's and its recording's: whichever is erased, it can't be read.
create table visitor_secret (
    visitor_id bytea primary key references visitor (id) on delete cascade,
    secret bytea not null
);
create table recording_secret (
    recording_id bytea primary key references recording (id) on delete cascade,
    secret bytea not null
);

-- 0: as it is, from before there were secrets. 1: AES-256-GCM in chunks.
alter table segment add column cipher bigint not null default 0;
