-- Whether a council verifies callers, as contacts tells. A council without a row doesn't.
create table verifies_callers (
    tenant_id uuid not null,
    verifies boolean not null,
    primary key (tenant_id)
);
alter table verifies_callers enable row level security;
alter table verifies_callers force row level security;

create policy tenant on verifies_callers
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (verifies) on verifies_callers to moothall_cases;
