-- Calls and cases that were passed to a colleague or a team, with the note that travels. The person's
-- details are kept as they were given. `answer_by` is the council's time: a transfer that still waits
-- then becomes a promise.
create table transfer (
    tenant_id uuid not null,
    id uuid not null,
    note text not null,
    from_staff uuid not null,
    staff_id uuid,
    team_id uuid,
    case_id uuid,
    call_id uuid,
    contact_id uuid,
    name text not null,
    phone text,
    state text not null check (state in ('waiting', 'accepted', 'declined', 'promised')),
    made_at timestamptz not null,
    answer_by timestamptz not null,
    answered_at timestamptz,
    answered_by uuid,
    reason text,
    promise_id uuid,
    primary key (tenant_id, id),
    constraint transfer_from_staff foreign key (tenant_id, from_staff) references staff (tenant_id, id),
    foreign key (tenant_id, staff_id) references staff (tenant_id, id),
    foreign key (tenant_id, team_id) references team (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    foreign key (tenant_id, promise_id) references promise (tenant_id, id),
    check ((staff_id is null) <> (team_id is null)),
    check ((state = 'waiting') = (answered_at is null)),
    check ((state in ('declined', 'promised')) = (promise_id is not null)),
    check ((state = 'declined') = (reason is not null))
);
alter table transfer enable row level security;
alter table transfer force row level security;

create policy tenant on transfer
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on transfer for select to moothall_relay using (true);

create index transfer_due on transfer (tenant_id, answer_by, id) where state = 'waiting';
create index transfer_staff on transfer (tenant_id, staff_id, made_at, id);
create index transfer_team on transfer (tenant_id, team_id, made_at, id);
create index transfer_from on transfer (tenant_id, from_staff, made_at, id);

grant select, insert, update (state, answered_at, answered_by, reason, promise_id) on transfer to moothall_cases;
grant select (tenant_id, id, answer_by, state) on transfer to moothall_relay;
