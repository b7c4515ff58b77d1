-- Of a lesson in a repository: how many sessions were given it, and what became of it as far as the detail is gone.
create table lesson_sums (
    lesson_id text not null,
    repo text not null,
    given bigint not null,
    followed bigint not null,
    ignored bigint not null,
    wrong bigint not null,
    outdated bigint not null,
    recurred bigint not null,
    known bigint not null,
    primary key (lesson_id, repo)
);
create index lesson_sums_repo on lesson_sums (repo);
insert into lesson_sums (lesson_id, repo, given, followed, ignored, wrong, outdated, recurred, known)
    select lesson_id, repo, count(distinct session), 0, 0, 0, 0, 0, 0 from exposures group by lesson_id, repo;

create index exposures_at on exposures (at);
create index outcomes_at on outcomes (at);

-- The branch on which a session last changed something that lessons forbid things in, where the service can see it: so that a merged branch is known as its work.
create table session_branches (
    session text primary key,
    repo text not null,
    branch text not null,
    at bigint not null
);
create index session_branches_repo on session_branches (repo, branch);
create index session_branches_at on session_branches (at);

-- When people's reactions to an answer of ours are looked at next.
alter table answers add column thumbs_due bigint not null default 0;
create index answers_thumbs on answers (thumbs_due) where reply_id is not null and counts = 1;
