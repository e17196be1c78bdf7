-- The council's staff, as identity tells of them: enough to name whoever works on a case.
create table staff (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    state text not null check (state in ('invited', 'active')),
    primary key (tenant_id, id)
);
alter table staff enable row level security;
alter table staff force row level security;

create policy tenant on staff
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (name, state) on staff to moothall_cases;
