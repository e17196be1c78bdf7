-- Every email address, telephone number and postal address that someone gave, with when it was first
-- and last given. `key` is the normalised form; `value` is as given, for an address without its
-- postcode.
create table detail (
    tenant_id uuid not null,
    id uuid not null,
    contact_id uuid not null,
    kind text not null check (kind in ('email', 'phone', 'address')),
    key text not null,
    value text not null,
    postcode text,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id),
    unique (tenant_id, contact_id, kind, key),
    check ((postcode is not null) = (kind = 'address'))
);
alter table detail enable row level security;
alter table detail force row level security;

create policy tenant on detail
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update on detail to moothall_contacts;
