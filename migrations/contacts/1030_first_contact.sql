-- Every contact of a person with the council, as first-contact resolution counts it, a row an
-- interaction that ended. `matter` is a service's slug, or empty where none was told. `resolved` says
-- that it ended with what was asked for; `prev_at` and `back_at` when the same person was in contact
-- on the same matter before and after. So a council can change its number of days and every figure
-- follows. A stranger has neither.
create table first_contact (
    tenant_id uuid not null,
    id uuid not null,
    contact_id uuid,
    staff_id uuid,
    channel text not null check (channel in ('phone', 'desk', 'web', 'email', 'sms', 'letter', 'video', 'councillor')),
    matter text not null,
    outcome text not null,
    resolved boolean not null,
    at timestamptz not null,
    seconds bigint not null check (seconds >= 0),
    prev_at timestamptz,
    back_at timestamptz,
    cases uuid[] not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
alter table first_contact enable row level security;
alter table first_contact force row level security;

create policy tenant on first_contact
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index first_contact_at on first_contact (tenant_id, at, id);
create index first_contact_person on first_contact (tenant_id, contact_id, matter, at);

grant select, insert, update (prev_at, back_at) on first_contact to moothall_contacts;
