-- By which imports alone a detail or a key of recognition is known; null where somebody else gave it too. What an import put on
-- people goes with it.
alter table detail add column by_imports uuid[];
alter table recognition add column by_imports uuid[], add column other_by_imports uuid[];
alter table contact_case add column import_id uuid;
create index contact_case_import on contact_case (tenant_id, import_id, contact_id) where import_id is not null;
