-- How a council verifies callers: the questions, how many must be answered rightly, whether it does at all.
-- A council without a row doesn't. Where two councils' rows are united, the receiving council's stays.
create table verification_rules (
    tenant_id uuid not null,
    rules jsonb not null,
    version bigint not null,
    primary key (tenant_id)
);
alter table verification_rules enable row level security;
alter table verification_rules force row level security;

create policy tenant on verification_rules
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (rules, version) on verification_rules to moothall_contacts;
