-- Which records of people were merged into which, as contacts tells, also when that came in another order than it
-- happened.
create table contact_merge (
    tenant_id uuid not null,
    id uuid not null,
    kept_id uuid not null,
    merged_id uuid not null,
    undone boolean not null,
    primary key (tenant_id, id)
);
alter table contact_merge enable row level security;
alter table contact_merge force row level security;
create policy tenant on contact_merge
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create index contact_merge_merged on contact_merge (tenant_id, merged_id) where not undone;
create index contact_merge_kept on contact_merge (tenant_id, kept_id) where not undone;
grant select, insert, update (undone) on contact_merge to moothall_cases;
