-- Files that came with an import, by their names in the archive: each waits as a file of its own for the case of the row that
-- names it, or says why it wasn't taken. What no row took goes when the import ends or is given up.
create table case_import_file (
    tenant_id uuid not null,
    import_id uuid not null,
    name text not null,
    file_id uuid,
    fault jsonb,
    -- Whether a row names it, as far as rows were judged.
    named boolean not null default true,
    primary key (tenant_id, import_id, name),
    foreign key (tenant_id, import_id) references case_import (tenant_id, id),
    check ((file_id is null) = (fault is not null))
);
alter table case_import_file enable row level security;
alter table case_import_file force row level security;

create policy tenant on case_import_file
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (named), delete on case_import_file to moothall_cases;

alter table file add column import_id uuid;
create index file_of_import on file (tenant_id, import_id) where import_id is not null;

-- The names of a row's files, as the archive has them.
alter table case_import_row add column files jsonb not null default '[]';
grant update (files) on case_import_row to moothall_cases;
