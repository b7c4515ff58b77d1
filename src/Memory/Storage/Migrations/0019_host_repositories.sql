-- Repositories by their host's number, which a rename leaves.
create table host_repositories (
    host_id bigint primary key,
    repo text not null,
    former text not null,
    private integer null,
    gone integer not null
);
