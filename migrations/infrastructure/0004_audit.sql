-- Who did what to what: names of fields, never values. Append-only for the service.
create table audit (
    tenant_id uuid not null,
    id uuid not null,
    happened_at timestamptz not null,
    actor text not null,
    action text not null,
    object_id uuid not null,
    fields jsonb not null,
    primary key (tenant_id, id)
);
alter table audit enable row level security;
alter table audit force row level security;

create policy tenant on audit
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index audit_object on audit (tenant_id, object_id, happened_at);

grant select, insert on audit to {service};
