-- What became of a lesson that was given or that was said again. subject: the session, the pull request or the person.
create table outcomes (
    lesson_id text not null references lessons (id),
    source text not null,
    subject text not null,
    repo text not null,
    owner text not null,
    outcome text not null,
    who text not null,
    note text null,
    path text null,
    comment text null,
    settled integer not null,
    at bigint not null,
    primary key (lesson_id, source, subject)
);
create index outcomes_repo on outcomes (repo);
create index outcomes_comment on outcomes (comment);

alter table lessons add column ignored bigint not null default 0;
alter table lessons add column wrong bigint not null default 0;
alter table lessons add column doubtful integer not null default 0;
alter table lessons add column proposed_pattern text null;
create index lessons_pattern on lessons (repo) where pattern is not null;
create index lessons_doubtful on lessons (repo) where doubtful = 1;
