-- What a repository has said about itself; null is what the service has as its setting. Lists are JSON.
create table repository_settings (
    repo text primary key,
    activation text null,
    budget_tokens integer null,
    targets text null,
    teachers text null,
    publishing_mode text null,
    updated_at bigint not null,
    updated_by text not null
);

-- What was erased and is to stay away. Of a person there is a hash and nothing else.
create table tombstones (
    id text primary key,
    kind text not null,
    subject text not null,
    repo text null,
    owner text null,
    at bigint not null,
    who text not null,
    unique (kind, subject)
);

-- Makes hashes of logins useless outside this store: one row.
create table tombstone_salt (
    name text primary key,
    salt text not null
);

-- The comments that an erased lesson stood on: none of them teaches it again. Hashes, no words.
create table erased_lessons (
    tombstone_id text not null references tombstones (id),
    comment text not null,
    lesson_id text not null,
    rule_hash text not null,
    body_hash text null,
    primary key (tombstone_id, comment)
);
create index erased_lessons_comment on erased_lessons (comment);
