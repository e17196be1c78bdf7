-- A case's story, a row a step. `by_staff` is empty for the citizen and the product itself; names are
-- kept as they were. Append-only for the service.
create table case_entry (
    tenant_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    at timestamptz not null,
    by_staff uuid,
    by_name text,
    public boolean not null,
    kind text not null check (kind in ('opened', 'note', 'message', 'reply', 'moved', 'assigned')),
    text text,
    from_state text,
    to_state text,
    outcome text,
    to_name text,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    check ((kind = 'moved') = (from_state is not null and to_state is not null)),
    check (text is not null or kind in ('opened', 'moved', 'assigned'))
);
alter table case_entry enable row level security;
alter table case_entry force row level security;

create policy tenant on case_entry
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_entry_story on case_entry (tenant_id, case_id, at, id);

grant select, insert on case_entry to moothall_cases;
