-- When someone of a team was last given a report by itself, so that everyone has their turn.
create table routing_turn (
    tenant_id uuid not null,
    team_id uuid not null,
    staff_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, team_id, staff_id),
    foreign key (tenant_id, team_id) references team (tenant_id, id),
    foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
alter table routing_turn enable row level security;
alter table routing_turn force row level security;

create policy tenant on routing_turn
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (at) on routing_turn to moothall_cases;
