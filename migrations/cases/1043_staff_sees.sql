-- Which cases a member of staff sees, as identity tells: every case, those of their teams, or those that
-- they took themselves. Whoever works on a case sees it whatever its team.
alter table staff add column sees text not null default 'all' check (sees in ('all', 'teams', 'own'));
alter table case_file add column opened_by uuid;
create index case_file_opened_by on case_file (tenant_id, opened_by, due_at, id) where opened_by is not null;

grant update (sees) on staff to moothall_cases;
