-- Times are UTC Unix milliseconds, JSON is text, booleans are 0/1: one SQL text for SQLite and PostgreSQL.

create table counters (
    name text primary key,
    value bigint not null
);
insert into counters (name, value) values ('revision', 0), ('delivery', 0);

create table repositories (
    repo text primary key,
    owner text not null,
    name text not null,
    first_seen_at bigint not null
);

create table api_keys (
    id text primary key,
    name text not null,
    hash text not null unique,
    scopes text not null,
    repos text null,
    created_at bigint not null,
    expires_at bigint null
);

-- The inbox: stored before it is understood. seq orders deliveries as they were handed in.
create table deliveries (
    id text primary key,
    seq bigint not null unique,
    batch text not null,
    event text not null,
    repo text not null,
    owner text not null,
    comment_key text not null,
    comment_id text not null,
    content_hash text not null,
    mode text not null,
    payload text not null,
    received_at bigint not null,
    state text not null,
    outcome text not null,
    reason text null,
    lessons text not null,
    attempts integer not null,
    lease_until bigint not null,
    finished_at bigint null
);
create index deliveries_state on deliveries (state, seq);
create index deliveries_comment on deliveries (comment_key, seq);
create index deliveries_repo on deliveries (repo, seq);
create index deliveries_batch on deliveries (batch, state);

create table comments (
    key text primary key,
    repo text not null,
    thread text not null,
    author text not null,
    created_at bigint not null,
    said_at bigint not null,
    mined integer not null,
    deleted integer not null,
    payload text not null
);
create index comments_thread on comments (thread, created_at);
create index comments_repo on comments (repo);

-- What a comment was read as and what came of it, so that reading a thread again changes only the difference.
create table readings (
    comment_key text primary key,
    thread text not null,
    hash text not null,
    outcome text not null,
    reason text null,
    lessons text not null,
    drafts text not null
);
create index readings_thread on readings (thread);

create table lessons (
    id text primary key,
    repo text not null,
    owner text not null,
    rule text not null,
    why text null,
    kind text not null,
    topic text not null,
    paths text not null,
    core integer not null,
    status text not null,
    warnings text not null,
    confidence double precision not null,
    pattern text null,
    examples text not null,
    created_at bigint not null,
    updated_at bigint not null,
    approved_by text null,
    approved_at bigint null,
    approved_hash text null,
    active_from bigint null,
    identity text not null,
    erased integer not null,
    revision bigint not null,
    served bigint not null,
    followed bigint not null,
    recurrences bigint not null
);
create index lessons_repo on lessons (repo, status);
create index lessons_identity on lessons (identity);
create index lessons_due on lessons (active_from);
create index lessons_revision on lessons (revision);

create table evidence (
    lesson_id text not null references lessons (id),
    comment text not null,
    repo text not null,
    author text not null,
    url text null,
    pr integer null,
    path text null,
    commit_id text null,
    said_at bigint not null,
    words text not null,
    primary key (lesson_id, comment)
);
create index evidence_comment on evidence (comment);

create table lesson_links (
    lesson_id text not null references lessons (id),
    other_id text not null references lessons (id),
    kind text not null,
    primary key (lesson_id, other_id, kind)
);

create table lesson_history (
    lesson_id text not null references lessons (id),
    revision bigint not null,
    position integer not null,
    at bigint not null,
    who text not null,
    what text not null,
    note text null,
    primary key (lesson_id, revision, position)
);

create table passages (
    id text primary key,
    repo text not null,
    kind text not null,
    url text null,
    title text not null,
    body text not null,
    people text not null,
    path text null,
    said_at bigint not null,
    erased integer not null,
    revision bigint not null
);
create index passages_revision on passages (revision);
create index passages_repo on passages (repo);

create table exposures (
    session text not null,
    lesson_id text not null,
    text_hash text not null,
    repo text not null,
    phase text not null,
    at bigint not null,
    primary key (session, lesson_id, text_hash)
);
create index exposures_lesson on exposures (lesson_id);
