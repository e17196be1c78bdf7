-- What is open of one service, and what is done, in the order of lists. On a big table they are built by hand first,
-- concurrently.
create index if not exists case_file_service_queue on case_file (tenant_id, service_id, due_at, id) where state <> 'done';
create index if not exists case_file_service_done on case_file (tenant_id, service_id, due_at, id) where state = 'done';
