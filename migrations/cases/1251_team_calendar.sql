-- The days of the week and the hours in which a team works, and who is told of its clocks, one after the
-- other. No row stands for Monday to Friday, 9:00 to 17:00, and nobody. Identity may know someone before
-- their event arrives here, so `chain` refers to nothing.
create table team_calendar (
    tenant_id uuid not null,
    team_id uuid not null,
    calendar jsonb not null,
    version bigint not null default 1,
    primary key (tenant_id, team_id),
    foreign key (tenant_id, team_id) references team (tenant_id, id)
);
alter table team_calendar enable row level security;
alter table team_calendar force row level security;

create policy tenant on team_calendar
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (calendar, version) on team_calendar to moothall_cases;
