-- The cases that someone reported; `id` is the case's own. `service` is its name in English.
create table contact_case (
    tenant_id uuid not null,
    id uuid not null,
    contact_id uuid not null,
    reference text not null,
    service text not null,
    opened_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
alter table contact_case enable row level security;
alter table contact_case force row level security;

create policy tenant on contact_case
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index contact_case_opened on contact_case (tenant_id, contact_id, opened_at, id);

grant select, insert on contact_case to moothall_contacts;
