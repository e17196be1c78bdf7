-- A whole case in one answer: how it was passed on.
create index transfer_case on transfer (tenant_id, case_id, made_at, id) where case_id is not null;
