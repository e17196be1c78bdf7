-- A record that was merged into another stays as it is: `merged_into` is the one it was merged into, `stays_as` the
-- one at the end of such a chain, under which its person is known now. `compared_by` is the version of the rules by
-- which someone was last compared with others; 0 since something of them changed.
alter table contact add column merged_into uuid, add column stays_as uuid, add column compared_by bigint not null default 0;
alter table contact add constraint contact_merged check ((merged_into is null) = (stays_as is null));
create index contact_compared on contact (tenant_id, compared_by, id) where merged_into is null;
create index contact_merged_into on contact (tenant_id, merged_into) where merged_into is not null;
create index contact_stays_as on contact (tenant_id, stays_as) where stays_as is not null;
-- The second who gave what people are recognised by, while there are just two: when they are merged it recognises again.
alter table recognition add column other_id uuid;
