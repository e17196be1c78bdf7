-- How a council's desk works: for how many days someone may have a finished case opened again, and within
-- how many minutes of office time something that was passed on is answered before it becomes a promise to
-- call back. No row stands for 10 days and 15 minutes.
create table desk_settings (
    tenant_id uuid not null,
    reopen_days smallint not null check (reopen_days between 1 and 90),
    answer_minutes smallint not null check (answer_minutes between 1 and 480),
    version bigint not null default 1,
    primary key (tenant_id)
);
alter table desk_settings enable row level security;
alter table desk_settings force row level security;

create policy tenant on desk_settings
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (reopen_days, answer_minutes, version) on desk_settings to moothall_cases;
