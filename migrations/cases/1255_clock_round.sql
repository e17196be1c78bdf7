-- Cases whose running clocks are to be counted anew: those of a team, of a service, or all, because of what changed. A watch
-- goes through them a few at a time, by case; `reached` is the last case that had its turn. A round that is over is gone.
create table clock_round (
    tenant_id uuid not null,
    id uuid not null,
    because text not null check (because in ('calendar', 'pause')),
    team_id uuid,
    service_id uuid,
    reached uuid,
    ordered_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, team_id) references team (tenant_id, id),
    foreign key (tenant_id, service_id) references service (tenant_id, id)
);
create index clock_round_service on clock_round (tenant_id, service_id);

alter table clock_round enable row level security;
alter table clock_round force row level security;

create policy tenant on clock_round
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on clock_round for select to moothall_relay using (true);

grant select, insert, update (reached), delete on clock_round to moothall_cases;
grant select (tenant_id, id, ordered_at) on clock_round to moothall_relay;
