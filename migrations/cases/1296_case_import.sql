-- Cases of a system that a council had before, as a file brought them. `headers` are the file's own; `mapping` says what
-- each of its columns holds. `due_at` is real time, set while there is work left; the other times are the council's.
create table case_import (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    staff_id uuid not null,
    session_id uuid not null,
    headers jsonb not null,
    mapping jsonb not null,
    state text not null
        check (state in ('mapping', 'judging', 'judged', 'importing', 'imported', 'undoing', 'undone')),
    worked_on_too boolean not null default false,
    total int not null,
    version bigint not null default 1,
    begun_at timestamptz not null,
    imported_at timestamptz,
    undone_at timestamptz,
    due_at timestamptz,
    primary key (tenant_id, id),
    check ((state in ('judging', 'importing', 'undoing')) = (due_at is not null))
);
alter table case_import enable row level security;
alter table case_import force row level security;

create policy tenant on case_import
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on case_import for select to moothall_relay using (true);

create index case_import_due on case_import (tenant_id, due_at, id) where due_at is not null;

grant select, insert,
    update (mapping, state, staff_id, session_id, worked_on_too, version, imported_at, undone_at, due_at)
    on case_import to moothall_cases;
grant select (tenant_id, id, due_at) on case_import to moothall_relay;

-- The rows of such a file. `line` is where a row begins; `cells` are emptied once it is a case; `key` is the old reference as
-- it is compared. A row that is a case keeps which, also when that was taken back.
create table case_import_row (
    tenant_id uuid not null,
    import_id uuid not null,
    place int not null,
    line int not null,
    cells jsonb not null,
    state text not null
        check (state in ('waiting', 'good', 'bad', 'imported', 'left', 'removing', 'removed', 'kept')),
    faults jsonb not null default '[]',
    key text,
    service text,
    stage text,
    case_id uuid,
    attempts int not null default 0,
    primary key (tenant_id, import_id, place),
    foreign key (tenant_id, import_id) references case_import (tenant_id, id),
    check ((state in ('imported', 'removing', 'removed', 'kept')) = (case_id is not null))
);
alter table case_import_row enable row level security;
alter table case_import_row force row level security;

create policy tenant on case_import_row
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_import_row_state on case_import_row (tenant_id, import_id, state, place);
create index case_import_row_key on case_import_row (tenant_id, import_id, key, place) where key is not null;
create index case_import_row_case on case_import_row (tenant_id, case_id) where case_id is not null;

grant select, insert, update (state, faults, key, service, stage, case_id, cells, attempts)
    on case_import_row to moothall_cases;
