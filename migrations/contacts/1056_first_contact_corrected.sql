-- Whom a contact was with, and which cases it had to do with, may become known after it ended. The
-- contacts of a person stand in the order of time and id, so that each has one before and one after it.
grant update (contact_id, cases) on first_contact to moothall_contacts;

create index first_contact_order on first_contact (tenant_id, contact_id, matter, at, id);
drop index first_contact_person;
