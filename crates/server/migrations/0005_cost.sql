-- What recording each page view took of its main thread, as the recorder measured it, and when the view began and how
-- long it lasted. Views that were sealed before have no times and no cost, and are in no report.
alter table page_view add column begun_ms bigint not null default 0;
alter table page_view add column duration_ms bigint not null default 0;
alter table page_view add column cost_ms bigint;
alter table page_view add column cost_worst_ms bigint;
alter table page_view add column cost_level bigint;
create index page_view_by_time on page_view (site_id, begun_ms);
