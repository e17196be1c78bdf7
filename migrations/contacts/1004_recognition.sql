-- By what people are recognised: an email address, a number with a name, a postcode with a name.
-- `contact_id` is the first person who gave it, `shared` whether another did since. A report holds the
-- rows of its keys until it ends, so two reports of one new person make one contact. Where two
-- councils' rows are united, the same key keeps the older person and becomes shared.
create table recognition (
    tenant_id uuid not null,
    id uuid not null,
    key text not null,
    contact_id uuid,
    shared boolean not null default false,
    seen_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id),
    unique (tenant_id, key)
);
alter table recognition enable row level security;
alter table recognition force row level security;

create policy tenant on recognition
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index recognition_contact on recognition (tenant_id, contact_id);

grant select, insert, update on recognition to moothall_contacts;
