-- People as the council knows them. `name` and `postcode` are as last given; `name_key` is the name
-- folded for order. Times are the council's.
create table contact (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    name_key text collate "C" not null,
    postcode text,
    cases bigint not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    primary key (tenant_id, id)
);
alter table contact enable row level security;
alter table contact force row level security;

create policy tenant on contact
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index contact_name on contact (tenant_id, name_key, id);

grant select, insert, update on contact to moothall_contacts;
