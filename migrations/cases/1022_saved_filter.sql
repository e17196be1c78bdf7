-- Choices of cases that staff gave a name: their own, or shown to a team as well.
create table saved_filter (
    tenant_id uuid not null,
    id uuid not null,
    owner_id uuid not null,
    team_id uuid,
    name text not null,
    filters jsonb not null,
    version bigint not null default 1,
    primary key (tenant_id, id),
    foreign key (tenant_id, team_id) references team (tenant_id, id)
);
alter table saved_filter enable row level security;
alter table saved_filter force row level security;

create policy tenant on saved_filter
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index saved_filter_owner on saved_filter (tenant_id, owner_id, id);
create index saved_filter_team on saved_filter (tenant_id, team_id, id) where team_id is not null;

grant select, insert, update (team_id, name, filters, version), delete on saved_filter to moothall_cases;
