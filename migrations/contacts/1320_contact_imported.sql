-- The import that made a person known, where one did: they go with it where nobody else knows them since.
alter table contact add column made_by_import uuid;
create index verification_contact on verification (tenant_id, contact_id);

grant delete on contact to moothall_contacts;
grant delete on detail to moothall_contacts;
grant delete on contact_case to moothall_contacts;
grant delete on recognition to moothall_contacts;
