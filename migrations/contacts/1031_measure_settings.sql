-- How a council measures: within how many days someone who comes back wasn't served at first contact,
-- and the share (percent) that it wants served. No row stands for 7 days and 80 percent.
create table measure_settings (
    tenant_id uuid not null,
    days smallint not null check (days between 1 and 60),
    target smallint not null check (target between 0 and 100),
    version bigint not null default 1,
    primary key (tenant_id)
);
alter table measure_settings enable row level security;
alter table measure_settings force row level security;

create policy tenant on measure_settings
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (days, target, version) on measure_settings to moothall_contacts;
