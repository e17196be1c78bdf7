-- Merges, also those that were undone. `fields` is what the merge changed of the one that stays: each with what it
-- was and what it became. `turn` is their order at the council, from `merge_turn`.
create table contact_merge (
    tenant_id uuid not null,
    id uuid not null,
    turn bigint not null,
    kept_id uuid not null,
    merged_id uuid not null,
    fields jsonb not null,
    merged_at timestamptz not null,
    merged_by uuid,
    undone_at timestamptz,
    undone_by uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, kept_id) references contact (tenant_id, id),
    foreign key (tenant_id, merged_id) references contact (tenant_id, id)
);
alter table contact_merge enable row level security;
alter table contact_merge force row level security;
create policy tenant on contact_merge
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create index contact_merge_kept on contact_merge (tenant_id, kept_id, turn);
create index contact_merge_merged on contact_merge (tenant_id, merged_id, turn);
grant select, insert, update (fields, undone_at, undone_by) on contact_merge to moothall_contacts;
