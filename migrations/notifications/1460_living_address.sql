-- Addresses of someone who has died by which somebody who lives has begun to follow something since: they are written to again.
create table living_address (
    tenant_id uuid not null,
    address text not null,
    primary key (tenant_id, address)
);
alter table living_address enable row level security;
alter table living_address force row level security;
create policy tenant on living_address
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert on living_address to moothall_notifications;
