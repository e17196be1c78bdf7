-- How many merges and undone merges a council had: whoever merges holds its row, so that they happen one by one.
create table merge_turn (
    tenant_id uuid not null,
    turn bigint not null,
    primary key (tenant_id)
);
alter table merge_turn enable row level security;
alter table merge_turn force row level security;
create policy tenant on merge_turn
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update (turn) on merge_turn to moothall_contacts;
