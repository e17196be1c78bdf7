-- How many rows, cases and people an import has, counted when it comes to a state in which nothing works on it; and when anything
-- was last done with it.
alter table case_import add column counted jsonb, add column touched_at timestamptz;
grant update (counted, touched_at) on case_import to moothall_cases;
