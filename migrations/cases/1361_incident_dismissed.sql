-- Reports that looked like one thing and, as someone who runs incidents said, aren't: they aren't suggested again.
create table incident_dismissed (
    tenant_id uuid not null,
    case_id uuid not null,
    dismissed_at timestamptz not null,
    dismissed_by uuid,
    primary key (tenant_id, case_id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
alter table incident_dismissed enable row level security;
alter table incident_dismissed force row level security;

create policy tenant on incident_dismissed
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, delete on incident_dismissed to moothall_cases;
