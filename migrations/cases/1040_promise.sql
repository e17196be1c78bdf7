-- What the council promised to people: what, by when, to whom, and who keeps it. The person's details
-- are kept as they were given; `contact_id` and `call_id` are the contacts service's. Times are the
-- council's. `ending` says how it was kept, or why it wasn't.
create table promise (
    tenant_id uuid not null,
    id uuid not null,
    what text not null,
    due_at timestamptz not null,
    contact_id uuid,
    name text not null,
    phone text,
    team_id uuid,
    staff_id uuid,
    case_id uuid,
    call_id uuid,
    state text not null check (state in ('open', 'kept', 'broken')),
    made_at timestamptz not null,
    made_by uuid,
    renewed int not null default 0,
    ended_at timestamptz,
    ended_by uuid,
    ending text,
    version bigint not null default 1,
    primary key (tenant_id, id),
    foreign key (tenant_id, team_id) references team (tenant_id, id),
    foreign key (tenant_id, staff_id) references staff (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    check (team_id is not null or staff_id is not null),
    check ((state = 'open') = (ended_at is null)),
    check (state <> 'broken' or ending is not null)
);
alter table promise enable row level security;
alter table promise force row level security;

create policy tenant on promise
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index promise_due on promise (tenant_id, state, due_at, id);
create index promise_contact on promise (tenant_id, contact_id, state, due_at, id);
create index promise_case on promise (tenant_id, case_id, state, due_at, id);
create index promise_staff on promise (tenant_id, staff_id, state, due_at, id);
create index promise_team on promise (tenant_id, team_id, state, due_at, id);

grant select, insert, update (due_at, state, renewed, ended_at, ended_by, ending, version) on promise to moothall_cases;
