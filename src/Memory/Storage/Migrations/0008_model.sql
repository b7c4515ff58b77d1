-- Tokens by UTC day, booked before a call: the limit holds across restarts and nodes.
create table model_spending (
    day text not null,
    purpose text not null,
    calls bigint not null,
    tokens bigint not null,
    failed bigint not null,
    primary key (day, purpose)
);

-- What a model made of a thread, by what it was asked: a thread that is read again is not paid for again.
create table model_answers (
    key text primary key,
    repo text not null,
    thread text not null,
    model text not null,
    answer text not null,
    at bigint not null
);
create index model_answers_thread on model_answers (thread);
create index model_answers_repo on model_answers (repo);
