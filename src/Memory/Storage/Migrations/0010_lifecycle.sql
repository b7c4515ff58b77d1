-- Rules found in talk that nobody tagged, while they wait for a place among the proposals. What is put before a person leaves here.
create table mined_candidates (
    comment_key text not null,
    hash text not null,
    repo text not null,
    owner text not null,
    thread text not null,
    author text not null,
    kept_at bigint not null,
    candidate text not null,
    signals text not null,
    primary key (comment_key, hash)
);
create index mined_candidates_repo on mined_candidates (repo, kept_at);

-- When the store was last tidied, in milliseconds; one node does it, and a restart does not do it again.
insert into counters (name, value) values ('tidied', 0);
