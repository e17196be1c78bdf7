-- People who have died, as contacts tells: nobody writes to them. `turn` counts what was told of each, and the last counts.
create table contact_died (
    tenant_id uuid not null,
    id uuid not null,
    turn bigint not null,
    died boolean not null,
    primary key (tenant_id, id)
);
alter table contact_died enable row level security;
alter table contact_died force row level security;
create policy tenant on contact_died
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update (turn, died) on contact_died to moothall_cases;
