-- Every change of every field of a case: which field, what it was and what it became, when, and by whom. Rows are
-- written by the database itself (the next file), so that no statement goes past them. `acted` says what kind of
-- someone it was, `by_staff` who of the staff; `why` is the reason, where one was given. `label` is the question of
-- an answer. Append-only: the one thing that may happen to a row is that its values are erased, and then it says
-- when and by whom, and still who changed which field and when.
create table case_change (
    tenant_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    at timestamptz not null,
    acted text not null,
    by_staff uuid,
    field text not null,
    label jsonb,
    was jsonb,
    became jsonb,
    why text,
    erased_at timestamptz,
    erased_by uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    check (erased_at is null or (was is null and became is null and why is null))
);
alter table case_change enable row level security;
alter table case_change force row level security;

create policy tenant on case_change
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_change_case on case_change (tenant_id, case_id, id);

grant select, insert, update (was, became, why, erased_at, erased_by) on case_change to moothall_cases;
