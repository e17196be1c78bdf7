-- A case can be put into another team's queue, and its story tells so: a new kind of step, `queued`,
-- which names the team in `to_name`.
grant update (team_id) on case_file to moothall_cases;

alter table case_entry drop constraint case_entry_kind_check;
alter table case_entry add constraint case_entry_kind_check check (kind ~ '^[a-z][a-z_]{0,29}$');
alter table case_entry drop constraint case_entry_check1;
alter table case_entry add constraint case_entry_said check (text is not null or kind not in ('note', 'message', 'reply'));
