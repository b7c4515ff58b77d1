-- What stands of a repository's lessons in its own files: one row for each repository that was ever published. base_… is what stood on
-- the default branch when it was last looked at; files are managed blocks alone, no text of the team.
create table publications (
    repo text primary key,
    owner text not null,
    branch text null,
    pull_request integer null,
    url text null,
    base_branch text null,
    base_commit text null,
    base_files text null,
    settled text null,
    declined text null,
    proposals text not null,
    committed_at bigint null,
    revision bigint not null,
    due_at bigint not null,
    attempts integer not null,
    problem text null
);
