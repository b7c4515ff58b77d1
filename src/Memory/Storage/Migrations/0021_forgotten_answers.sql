-- Words of ours at the host that tell of something that was erased: each is edited there, and its row goes.
create table forgotten_answers (
    repo text not null,
    comment_id bigint not null,
    on_line integer not null,
    attempts integer not null,
    due_at bigint not null,
    primary key (repo, comment_id, on_line)
);
