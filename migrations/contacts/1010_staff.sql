-- The council's staff, as identity and cases tell of them: enough to name whoever took a call, and to ring
-- them. `email_key` and `extension` are as a switchboard's are compared: without spaces, in lower case.
create table staff (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    email_key text,
    extension text,
    primary key (tenant_id, id)
);
alter table staff enable row level security;
alter table staff force row level security;

create policy tenant on staff
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index staff_email on staff (tenant_id, email_key);
create index staff_extension on staff (tenant_id, extension);

grant select, insert, update (name, email_key, extension) on staff to moothall_contacts;
