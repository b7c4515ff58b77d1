-- Our own commits on the branch, the last few of each repository, with what we wrote there: what people have done since is told by
-- comparing with the one that their work stands on.
create table published_commits (
    repo text not null,
    commit_id text not null,
    files text not null,
    at bigint not null,
    primary key (repo, commit_id)
);
