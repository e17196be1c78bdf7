-- Moves that someone proposed and another person must decide on. `permission` is what whoever decides must hold. Who
-- proposed a move never decides on it. One that the case has left behind has lapsed.
create table case_proposal (
    tenant_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    from_step text not null,
    verb text not null,
    label jsonb not null,
    outcome text,
    outcome_label jsonb,
    said text,
    permission text not null,
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    state text not null check (state in ('open', 'approved', 'refused', 'lapsed')),
    decided_by uuid,
    decided_at timestamptz,
    reason text,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    foreign key (tenant_id, proposed_by) references staff (tenant_id, id),
    foreign key (tenant_id, decided_by) references staff (tenant_id, id),
    check (decided_by <> proposed_by),
    check ((state = 'open') = (decided_at is null)),
    check (state not in ('approved', 'refused') or decided_by is not null),
    check ((state = 'refused') = (reason is not null))
);
alter table case_proposal enable row level security;
alter table case_proposal force row level security;

create policy tenant on case_proposal
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create unique index case_proposal_open on case_proposal (tenant_id, case_id) where state = 'open';
create index case_proposal_waiting on case_proposal (tenant_id, proposed_at, id) where state = 'open';

grant select, insert, update (state, decided_by, decided_at, reason) on case_proposal to moothall_cases;
