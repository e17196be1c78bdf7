-- How many open cases go by which version of a service. On a big table it is built by hand first, concurrently.
create index if not exists case_file_of_service on case_file (tenant_id, service_id) where state <> 'done';
create index draft_of_service on draft (tenant_id, service_id);

-- A service that was never published may go again.
grant delete on service to moothall_cases;
