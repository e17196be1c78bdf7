-- What of a person's is with the record that theirs was merged into, and whose it was: so undoing gives back just that.
-- `kind` is the table, `id` its row.
create table contact_moved (
    tenant_id uuid not null,
    kind text not null check (kind in ('case', 'file', 'promise', 'transfer', 'draft')),
    id uuid not null,
    origin_id uuid not null,
    primary key (tenant_id, kind, id)
);
alter table contact_moved enable row level security;
alter table contact_moved force row level security;
create policy tenant on contact_moved
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create index contact_moved_origin on contact_moved (tenant_id, origin_id);
grant select, insert, update (origin_id), delete on contact_moved to moothall_cases;
grant update (contact_id) on promise to moothall_cases;
grant update (contact_id) on transfer to moothall_cases;
grant update (contact_id) on draft to moothall_cases;
