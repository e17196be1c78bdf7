-- What a citizen thought of how their case was done: one answer for each case, which they may change.
create table case_feedback (
    tenant_id uuid not null,
    case_id uuid not null,
    rating smallint not null check (rating between 1 and 5),
    words text,
    given_at timestamptz not null,
    primary key (tenant_id, case_id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
alter table case_feedback enable row level security;
alter table case_feedback force row level security;

create policy tenant on case_feedback
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (rating, words, given_at) on case_feedback to moothall_cases;
