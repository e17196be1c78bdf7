-- Which version of its service a case goes by. Cases that are older than versions have none: they go by the first,
-- which has the service's own id.
alter table case_file add column service_version_id uuid;
alter table case_file add constraint case_file_service_version
    foreign key (tenant_id, service_version_id) references service_version (tenant_id, id) not valid;
-- On a big table it is built by hand first, concurrently.
create index if not exists case_file_of_version on case_file (tenant_id, service_version_id);

grant update (service_version_id) on case_file to moothall_cases;
