-- What is still to be told to those who follow an incident, a few of them in a transaction: `after` is the address of the last
-- who was told, and what belongs to an earlier version of the incident is told first. It waits until the update has reached
-- the incident's reports (`act_id`), as who was written to there isn't told again. `due_at` is real time, `at` the council's.
-- The row goes with the last who is told.
create table incident_telling (
    tenant_id uuid not null,
    incident_id uuid not null,
    version bigint not null,
    act_id uuid,
    text jsonb,
    over boolean not null,
    at timestamptz not null,
    after text not null default '',
    due_at timestamptz not null default now(),
    primary key (tenant_id, incident_id, version),
    foreign key (tenant_id, incident_id) references incident (tenant_id, id),
    foreign key (tenant_id, act_id) references bulk_act (tenant_id, id)
);
alter table incident_telling enable row level security;
alter table incident_telling force row level security;

create policy tenant on incident_telling
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on incident_telling for select to moothall_relay using (true);

create index incident_telling_due on incident_telling (tenant_id, due_at, incident_id);

grant select, insert, update (after, due_at), delete on incident_telling to moothall_cases;
grant select (tenant_id, incident_id, due_at) on incident_telling to moothall_relay;
