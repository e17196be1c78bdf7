-- For which call (an interaction of the contacts service's) or case a record was looked at. A look with
-- neither is flagged to the manager.
alter table access_log add column call_id uuid, add column case_id uuid;

create index access_log_unexplained on access_log (tenant_id, looked_at desc, id)
    where call_id is null and case_id is null;
