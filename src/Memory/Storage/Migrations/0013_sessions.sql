-- What a lesson took of its session's context, and whether the session still has it before it.
alter table exposures add column tokens integer not null default 0;
alter table exposures add column held integer not null default 1;
