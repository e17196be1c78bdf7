-- One thing that many reports are about. `told` is what the public is told. Without a position and without
-- postcodes it concerns everyone who asks for its services. `updates` counts what was told.
create table incident (
    tenant_id uuid not null,
    id uuid not null,
    title jsonb not null,
    told jsonb not null,
    lat float8,
    lon float8,
    metres int check (metres between 1 and 50000),
    postcodes text[] not null,
    began_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'over')),
    ended_at timestamptz,
    lead_id uuid,
    declared_at timestamptz not null,
    declared_by uuid,
    updates int not null default 0,
    version bigint not null default 1,
    primary key (tenant_id, id),
    foreign key (tenant_id, lead_id) references case_file (tenant_id, id),
    check ((lat is null) = (lon is null) and (lat is null) = (metres is null)),
    check ((state = 'over') = (ended_at is not null))
);
alter table incident enable row level security;
alter table incident force row level security;

create policy tenant on incident
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index incident_lasting on incident (tenant_id, id) where state = 'open';
create index incident_lead on incident (tenant_id, lead_id) where lead_id is not null;

grant select, insert on incident to moothall_cases;
grant update (title, told, lat, lon, metres, postcodes, began_at, state, ended_at, lead_id, updates, version)
    on incident to moothall_cases;

-- The services whose reports are about an incident.
create table incident_service (
    tenant_id uuid not null,
    incident_id uuid not null,
    service_id uuid not null,
    primary key (tenant_id, incident_id, service_id),
    foreign key (tenant_id, incident_id) references incident (tenant_id, id),
    foreign key (tenant_id, service_id) references service (tenant_id, id)
);
alter table incident_service enable row level security;
alter table incident_service force row level security;

create policy tenant on incident_service
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index incident_service_service on incident_service (tenant_id, service_id, incident_id);

grant select, insert, delete on incident_service to moothall_cases;

-- Which cases are about an incident: a case is about one at most.
create table incident_case (
    tenant_id uuid not null,
    case_id uuid not null,
    incident_id uuid not null,
    joined_at timestamptz not null,
    joined_by uuid,
    primary key (tenant_id, case_id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    foreign key (tenant_id, incident_id) references incident (tenant_id, id)
);
alter table incident_case enable row level security;
alter table incident_case force row level security;

create policy tenant on incident_case
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index incident_case_incident on incident_case (tenant_id, incident_id, joined_at, case_id);

grant select, insert, delete on incident_case to moothall_cases;

-- That a case was joined to an incident, or left it, is in its history, by what the incident is called then.
create function incident_case_changed() returns trigger language plpgsql set search_path from current as $$
declare
    gone boolean := tg_op = 'DELETE';
    part jsonb := case when gone then to_jsonb(old) else to_jsonb(new) end;
    tenant uuid := (part ->> 'tenant_id')::uuid;
    title jsonb := (select i.title from incident i
        where i.tenant_id = tenant and i.id = (part ->> 'incident_id')::uuid);
begin
    perform keep_change(tenant, (part ->> 'case_id')::uuid, 'incident', null,
        case when gone then title end, case when not gone then title end);
    return null;
end
$$;

create trigger history after insert or delete on incident_case
    for each row execute function incident_case_changed();

-- What was told of an incident, once for all. The bulk act tells it to each of its cases.
create table incident_update (
    tenant_id uuid not null,
    incident_id uuid not null,
    number int not null,
    text jsonb,
    outcome text,
    at timestamptz not null,
    by_staff uuid,
    act_id uuid not null,
    primary key (tenant_id, incident_id, number),
    foreign key (tenant_id, incident_id) references incident (tenant_id, id),
    foreign key (tenant_id, act_id) references bulk_act (tenant_id, id)
);
alter table incident_update enable row level security;
alter table incident_update force row level security;

create policy tenant on incident_update
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert on incident_update to moothall_cases;
