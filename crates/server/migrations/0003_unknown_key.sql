-- Requests with a key that no site has, by the host of the page they came from: a wrong key in a snippet is a
-- frequent reason why nothing is recorded. The key and the host are whatever was sent, cut to what they may be.
create table unknown_key (
    hour_ms bigint not null,
    host text not null,
    site_key text not null,
    count bigint not null,
    primary key (hour_ms, host, site_key)
);
