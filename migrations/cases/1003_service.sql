-- What citizens can ask of the council. `definition` is the council's own copy of a library entry:
-- words, form, target, workflow. `rank` is the place among the top tasks, the most asked for first.
create table service (
    tenant_id uuid not null,
    id uuid not null,
    slug text not null,
    lgsl int not null,
    rank int not null,
    definition jsonb not null,
    team_id uuid not null,
    version bigint not null default 1,
    primary key (tenant_id, id),
    unique (tenant_id, slug),
    foreign key (tenant_id, team_id) references team (tenant_id, id)
);
alter table service enable row level security;
alter table service force row level security;

create policy tenant on service
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert on service to moothall_cases;
