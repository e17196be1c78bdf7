-- Teams, each with a queue of its own, and who is in them. `key` is the library's where the team came
-- from there.
create table team (
    tenant_id uuid not null,
    id uuid not null,
    key text not null,
    name jsonb not null,
    primary key (tenant_id, id),
    unique (tenant_id, key)
);
alter table team enable row level security;
alter table team force row level security;

create policy tenant on team
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table team_member (
    tenant_id uuid not null,
    team_id uuid not null,
    staff_id uuid not null,
    primary key (tenant_id, staff_id, team_id),
    foreign key (tenant_id, team_id) references team (tenant_id, id),
    foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
alter table team_member enable row level security;
alter table team_member force row level security;

create policy tenant on team_member
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert on team to moothall_cases;
grant select, insert on team_member to moothall_cases;
