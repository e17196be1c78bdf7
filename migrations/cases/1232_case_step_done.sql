-- Who did which step of a case: who moved it on from there, and who had it then. What must be done by someone else is
-- judged by it.
create table case_step_done (
    tenant_id uuid not null,
    case_id uuid not null,
    step text not null,
    staff_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, case_id, step, staff_id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
alter table case_step_done enable row level security;
alter table case_step_done force row level security;

create policy tenant on case_step_done
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert on case_step_done to moothall_cases;
