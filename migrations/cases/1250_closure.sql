-- Days on which the council is closed beside weekends and bank holidays, or one team of it.
create table closure (
    tenant_id uuid not null,
    id uuid not null,
    team_id uuid,
    first_day date not null,
    last_day date not null,
    name jsonb not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, team_id) references team (tenant_id, id),
    check (first_day <= last_day)
);
alter table closure enable row level security;
alter table closure force row level security;

create policy tenant on closure
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index closure_days on closure (tenant_id, first_day, id);

grant select, insert, delete on closure to moothall_cases;
