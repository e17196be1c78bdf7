-- Who is in. `said` is what a member of staff said of themselves, until `until` if they said so; else it
-- follows from `seen_at`, when they last used the desk. `extension` is their telephone's and `does` what
-- they do, for colleagues who look for someone. Times are the council's.
create table presence (
    tenant_id uuid not null,
    staff_id uuid not null,
    said text check (said in ('in', 'away', 'meeting')),
    until timestamptz,
    seen_at timestamptz,
    extension text,
    does text,
    primary key (tenant_id, staff_id),
    foreign key (tenant_id, staff_id) references staff (tenant_id, id),
    check (until is null or said is not null)
);
alter table presence enable row level security;
alter table presence force row level security;

create policy tenant on presence
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (said, until, seen_at, extension, does) on presence to moothall_cases;
