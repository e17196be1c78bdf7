-- At which step of its workflow a case stands, since when, and with which of the workflow's outcomes it ended. Cases
-- that are older than steps have none: they stand at the first step of their stage.
alter table case_file add column step text;
alter table case_file add column step_at timestamptz;
alter table case_file add column outcome_id text;

grant update (step, step_at, outcome_id) on case_file to moothall_cases;
