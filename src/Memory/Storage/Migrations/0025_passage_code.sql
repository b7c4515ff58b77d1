-- The lines that a thread is about; threads from before get theirs when they are read again.
alter table passages add column code text null;
