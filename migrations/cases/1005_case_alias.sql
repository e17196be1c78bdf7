-- References under which a case was known before: a case that one council handed to another, or that
-- came with a merger, is still found by the reference that its reporter was given.
create table case_alias (
    tenant_id uuid not null,
    reference text not null,
    case_id uuid not null,
    primary key (tenant_id, reference),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
alter table case_alias enable row level security;
alter table case_alias force row level security;

create policy tenant on case_alias
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_alias_case on case_alias (tenant_id, case_id);

grant select on case_alias to moothall_cases;
