-- What is done, of one team or of one member of staff, in the order of lists.
create index case_file_team_done on case_file (tenant_id, team_id, due_at, id) where state = 'done';
create index case_file_own_done on case_file (tenant_id, assignee_id, due_at, id)
    where state = 'done' and assignee_id is not null;
