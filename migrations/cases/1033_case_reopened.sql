-- When the citizen last had a case opened again, until it is done again: queues show it.
alter table case_file add column reopened_at timestamptz;
grant update (reopened_at) on case_file to moothall_cases;
