-- By what people are found: the words of their names and addresses, email addresses, telephone numbers
-- forwards (`+44…`) and backwards (`<…`, for the last digits), postcodes, each folded and looked up by
-- range. `kind` ranks what was found: 0 name, 1 email, 2 telephone, 3 postcode, 4 address. The second
-- index asks whether one person has the other words as well, and replaces a person's tokens.
create table search_token (
    tenant_id uuid not null,
    token text collate "C" not null,
    kind smallint not null check (kind between 0 and 4),
    contact_id uuid not null,
    primary key (tenant_id, token, kind, contact_id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
alter table search_token enable row level security;
alter table search_token force row level security;

create policy tenant on search_token
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index search_token_contact on search_token (tenant_id, contact_id, token, kind);

grant select, insert, delete on search_token to moothall_contacts;
