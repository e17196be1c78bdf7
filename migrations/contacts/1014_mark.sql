-- What staff must mind before they meet or speak to someone, with the day on which it is to be looked at
-- again.
create table mark (
    tenant_id uuid not null,
    id uuid not null,
    contact_id uuid not null,
    kind text not null check (kind in ('violence', 'two_staff', 'dog', 'vulnerable', 'legal', 'other')),
    text text not null,
    set_by uuid,
    set_at timestamptz not null,
    review_on date not null,
    ended_by uuid,
    ended_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
alter table mark enable row level security;
alter table mark force row level security;

create policy tenant on mark
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index mark_contact on mark (tenant_id, contact_id) where ended_at is null;

grant select, insert, update (ended_by, ended_at) on mark to moothall_contacts;
