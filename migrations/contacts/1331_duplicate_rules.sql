-- How a council scores who may be one person's two records. A council without a row goes by what is shipped.
create table duplicate_rules (
    tenant_id uuid not null,
    rules jsonb not null,
    version bigint not null,
    primary key (tenant_id)
);
alter table duplicate_rules enable row level security;
alter table duplicate_rules force row level security;
create policy tenant on duplicate_rules
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update (rules, version) on duplicate_rules to moothall_contacts;
