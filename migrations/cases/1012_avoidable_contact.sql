-- Contacts of people that needn't have been: each with why, and with the message that would have
-- avoided it where the case's story tells. `id` is the interaction of the contacts service's.
create table avoidable_contact (
    tenant_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    channel text not null,
    reason text not null,
    message text,
    case_id uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
alter table avoidable_contact enable row level security;
alter table avoidable_contact force row level security;

create policy tenant on avoidable_contact
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index avoidable_contact_at on avoidable_contact (tenant_id, at, id);
create index avoidable_contact_case on avoidable_contact (tenant_id, case_id);

grant select, insert on avoidable_contact to moothall_cases;
