-- By which people are looked up who may be one person's two records: an email address, a number, a name as it
-- sounds with a postcode or a day of birth. Two who share no key are never compared.
create table match_key (
    tenant_id uuid not null,
    key text collate "C" not null,
    contact_id uuid not null,
    primary key (tenant_id, key, contact_id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
alter table match_key enable row level security;
alter table match_key force row level security;
create policy tenant on match_key
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create index match_key_contact on match_key (tenant_id, contact_id, key);
grant select, insert, delete on match_key to moothall_contacts;
