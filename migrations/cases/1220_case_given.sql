-- Answers as the form accepted them, by the name of their question: what a workflow or a charge works with.
-- `answers` holds the same in words, as people read them.
alter table case_file add column given jsonb not null default '{}';

grant update (given) on case_file to moothall_cases;
