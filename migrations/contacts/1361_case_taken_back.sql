-- Old cases that went with their import: one that is told of late belongs to nobody.
create table case_taken_back (
    tenant_id uuid not null,
    case_id uuid not null,
    primary key (tenant_id, case_id)
);
alter table case_taken_back enable row level security;
alter table case_taken_back force row level security;

create policy tenant on case_taken_back
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert on case_taken_back to moothall_contacts;
