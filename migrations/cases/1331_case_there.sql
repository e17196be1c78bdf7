-- Open reports of one service by where they are and by postcode, and all of them by when they came. On tables that a
-- release has filled they are built by hand before it, concurrently.
create index if not exists case_file_there on case_file (tenant_id, service_id, lat, lon)
    where state <> 'done' and lat is not null;
create index if not exists case_file_postcode on case_file (tenant_id, service_id, reporter_postcode collate "C")
    where state <> 'done';
create index if not exists case_file_lately on case_file (tenant_id, opened_at) where state <> 'done';
