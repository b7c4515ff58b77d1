-- What people are asked about edits of published files, until it is answered (JSON); no words of theirs.
alter table publications add column questions text null;
