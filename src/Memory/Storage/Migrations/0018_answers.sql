-- Answers in threads: a row for each comment that somebody addressed to us. What is wanted is counted, so that nothing is missed
-- while it is being said. No words: they are written anew from what the comment came to.
create table answers (
    comment_key text primary key,
    repo text not null,
    number integer not null,
    kind text not null,
    comment_id bigint not null,
    root_id bigint not null,
    wanted bigint not null,
    done bigint not null,
    reaction text null,
    place text null,
    counts integer not null,
    begun integer not null,
    reply_id bigint null,
    said text null,
    said_at bigint null,
    attempts integer not null,
    due_at bigint not null,
    problem text null,
    created_at bigint not null
);
create index answers_due on answers (due_at);
create index answers_repo on answers (repo, number);

-- The one comment that a busy pull request gets instead of a reply to each.
create table answer_summaries (
    repo text not null,
    number integer not null,
    comment_id bigint null,
    begun integer not null,
    said text null,
    primary key (repo, number)
);
