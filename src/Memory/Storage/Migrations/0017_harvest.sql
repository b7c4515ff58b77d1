-- Up to when a repository's comments were read by asking: polling goes on from there.
create table harvested_repositories (
    repo text primary key,
    lines_until bigint not null,
    conversations_until bigint not null
);
