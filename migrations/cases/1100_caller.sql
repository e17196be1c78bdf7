-- The calls of staff, as contacts tells of them: with whom, and whether that person was verified in it. They say
-- how much of a person's cases is shown during a call, and are kept for a day.
create table caller (
    tenant_id uuid not null,
    id uuid not null,
    contact_id uuid,
    staff_id uuid,
    verified boolean not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id)
);
alter table caller enable row level security;
alter table caller force row level security;

create policy tenant on caller
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index caller_staff on caller (tenant_id, staff_id, contact_id, began_at);
create index caller_began on caller (tenant_id, began_at);

grant select, insert, update (contact_id, staff_id, verified, began_at, ended_at), delete on caller to moothall_cases;
