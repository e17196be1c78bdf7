-- Which cases staff keep an eye on, and the version that they last saw: what is newer has changed since.
-- Identity may know someone before their event arrives here, so `staff_id` refers to nothing.
create table case_watch (
    tenant_id uuid not null,
    staff_id uuid not null,
    case_id uuid not null,
    seen_version bigint not null,
    primary key (tenant_id, staff_id, case_id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
alter table case_watch enable row level security;
alter table case_watch force row level security;

create policy tenant on case_watch
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (seen_version), delete on case_watch to moothall_cases;
