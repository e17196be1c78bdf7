-- Looks at people's records by staff: who, whom, from which screen. Append-only for the service.
create table access_log (
    tenant_id uuid not null,
    id uuid not null,
    staff_id uuid not null,
    subject_id uuid not null,
    screen text not null,
    looked_at timestamptz not null,
    primary key (tenant_id, id)
);
alter table access_log enable row level security;
alter table access_log force row level security;

create policy tenant on access_log
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index access_log_looked on access_log (tenant_id, looked_at desc, id);

grant select, insert on access_log to {service};
