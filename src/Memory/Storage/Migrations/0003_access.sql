-- A rotated key's old secret works until old_until.
alter table api_keys add column last_used_at bigint null;
alter table api_keys add column old_hash text null;
alter table api_keys add column old_until bigint null;
create index api_keys_old_hash on api_keys (old_hash);

-- Who changed what. No texts: they can be erased, and this stays.
create table audit (
    id text primary key,
    seq bigint not null unique,
    at bigint not null,
    who text not null,
    key_id text null,
    what text not null,
    repo text not null,
    owner text not null,
    subject text null,
    detail text null
);
create index audit_repo on audit (repo, seq);
create index audit_at on audit (at);
insert into counters (name, value) values ('audit', 0);
