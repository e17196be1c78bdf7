-- What was a merged record's is with the one that stays, and `origin_id` is whose it was: null for what is where it
-- began. A detail with no contact is kept and not shown: the other has the same, or `left_by`, a merge left it out.
alter table detail alter column contact_id drop not null, add column origin_id uuid, add column left_by uuid;
alter table detail add constraint detail_whose check (contact_id is not null or origin_id is not null);
alter table contact_case add column origin_id uuid;
alter table interaction add column origin_id uuid;
alter table mark add column origin_id uuid;
alter table first_contact add column origin_id uuid;
create index detail_origin on detail (tenant_id, origin_id) where origin_id is not null;
create index detail_left_by on detail (tenant_id, left_by) where left_by is not null;
create index contact_case_origin on contact_case (tenant_id, origin_id) where origin_id is not null;
create index interaction_origin on interaction (tenant_id, origin_id) where origin_id is not null;
create index mark_origin on mark (tenant_id, origin_id) where origin_id is not null;
create index first_contact_origin on first_contact (tenant_id, origin_id) where origin_id is not null;
grant update (contact_id, origin_id) on contact_case to moothall_contacts;
grant update (origin_id) on interaction to moothall_contacts;
grant update (contact_id, origin_id) on mark to moothall_contacts;
grant update (contact_id, origin_id) on first_contact to moothall_contacts;
