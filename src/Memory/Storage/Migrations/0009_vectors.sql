-- Vectors that an endpoint made of lessons: derived, so that a start does not ask for them again. Not in backups.
create table lesson_vectors (
    lesson_id text not null,
    model text not null,
    hash text not null,
    vector blob not null,
    primary key (model, lesson_id)
);
create index lesson_vectors_lesson on lesson_vectors (lesson_id);
create index lesson_vectors_hash on lesson_vectors (model, hash);

-- How far each model has read the lessons, and whether it has read them all once: until then another one serves.
create table vector_models (
    model text primary key,
    dimensions integer not null,
    revision bigint not null,
    complete integer not null,
    used_at bigint not null
);
