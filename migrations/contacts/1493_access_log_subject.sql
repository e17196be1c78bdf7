-- Who looked at one person. In a council that has a log already it is built concurrently by hand before the release,
-- under this name.
create index if not exists access_log_subject on access_log (tenant_id, subject_id, looked_at, id);
