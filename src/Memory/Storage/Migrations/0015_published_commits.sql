-- Our own commits on the branch, the last few of each repository, with what we wrote there: what people have done since is told by
-- comparing with the one that their work stands on. One that stands on others' undecided work is not alone: that work goes on beneath it.
create table published_commits (
    repo text not null,
    commit_id text not null,
    files text not null,
    alone integer not null default 1,
    at bigint not null,
    primary key (repo, commit_id)
);
