-- Write access that GitHub confirmed for the words of a comment: it stays true of them when somebody leaves.
create table confirmed_access (
    comment_key text primary key,
    repo text not null,
    who text not null,
    said_at bigint not null,
    permission text not null,
    at bigint not null
);
create index confirmed_access_repo on confirmed_access (repo);
