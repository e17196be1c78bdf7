-- Times during which the council had stopped a whole service, such as a storm, with the reason that
-- citizens are shown. At most one of a service lasts.
create table service_pause (
    tenant_id uuid not null,
    id uuid not null,
    service_id uuid not null,
    why jsonb not null,
    begun_at timestamptz not null,
    begun_by uuid,
    ended_at timestamptz,
    ended_by uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, service_id) references service (tenant_id, id)
);
alter table service_pause enable row level security;
alter table service_pause force row level security;

create policy tenant on service_pause
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create unique index service_pause_lasting on service_pause (tenant_id, service_id) where ended_at is null;
create index service_pause_service on service_pause (tenant_id, service_id, begun_at);

grant select, insert, update (ended_at, ended_by) on service_pause to moothall_cases;
