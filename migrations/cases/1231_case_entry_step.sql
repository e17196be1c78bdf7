-- From which step to which a case was moved, and with which of its workflow's outcomes; none of moves that are older
-- than steps.
alter table case_entry add column from_step text;
alter table case_entry add column to_step text;
alter table case_entry add column outcome_id text;
