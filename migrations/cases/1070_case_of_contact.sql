-- What a person reported, the newest first, while they are on the telephone.
create index case_file_contact on case_file (tenant_id, contact_id, opened_at, id) where contact_id is not null;
