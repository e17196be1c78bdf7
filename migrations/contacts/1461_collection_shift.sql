-- Collections of some days that come on others: `days` later, earlier where it is below nought, not at all where it is null.
-- `rounds` is empty where it is for every round. One that was taken back stays, so that calendars learn that something changed.
create table collection_shift (
    tenant_id uuid not null,
    id uuid not null,
    first_day date not null,
    last_day date not null,
    days smallint check (days <> 0),
    rounds uuid[] not null default '{}',
    why jsonb not null,
    made_at timestamptz not null,
    taken_back_at timestamptz,
    primary key (tenant_id, id),
    check (first_day <= last_day)
);
alter table collection_shift enable row level security;
alter table collection_shift force row level security;

create policy tenant on collection_shift
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index collection_shift_day on collection_shift (tenant_id, last_day);

grant select, insert, update (taken_back_at) on collection_shift to moothall_contacts;
