-- An import may be given up before its rows are cases.
alter table case_import drop constraint case_import_state_check;
alter table case_import add constraint case_import_state_check
    check (state in ('mapping', 'judging', 'judged', 'importing', 'imported', 'undoing', 'undone', 'discarded'));

-- Who a row is about, as a digest: how many people would come is counted by it, and then it is dropped.
alter table case_import_row add column person text;
grant update (person) on case_import_row to moothall_cases;
