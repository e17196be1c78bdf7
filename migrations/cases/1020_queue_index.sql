-- The queues of what waits for the citizen and of what nobody works on, in the order of lists.
create index case_file_waiting on case_file (tenant_id, due_at, id) where state = 'waiting';
create index case_file_unassigned on case_file (tenant_id, due_at, id) where assignee_id is null and state <> 'done';
