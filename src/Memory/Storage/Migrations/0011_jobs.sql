-- Work that takes longer than a request. What it was given goes when it ends; what it came to stays for some days.
create table jobs (
    id text primary key,
    kind text not null,
    repo text not null,
    owner text not null,
    state text not null,
    done bigint not null,
    total bigint null,
    wait_until bigint null,
    cursor text null,
    error text null,
    input text null,
    result text null,
    attempts integer not null,
    created_at bigint not null,
    finished_at bigint null
);
create index jobs_state on jobs (state, created_at);
create index jobs_repo on jobs (repo);
