-- What a workflow asks of others, written with the move that asks it and worked off later: a task for a team, an
-- amount that is due, an event for another system, a warning to staff. `title` is what is to be done, what the amount
-- is for, or the warning's words. Of an event it is what the other system is told.
create table case_effect (
    tenant_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    kind text not null check (kind in ('task', 'charge', 'connector', 'alarm')),
    title jsonb not null,
    team_id uuid,
    due_at timestamptz,
    pence bigint check (pence > 0),
    connector text,
    tell text[] not null default '{}',
    made_at timestamptz not null,
    state text not null check (state in ('open', 'done')),
    done_at timestamptz,
    done_by uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    foreign key (tenant_id, team_id) references team (tenant_id, id),
    foreign key (tenant_id, done_by) references staff (tenant_id, id),
    check ((kind = 'charge') = (pence is not null)),
    check ((kind = 'connector') = (connector is not null)),
    check ((state = 'done') = (done_at is not null))
);
alter table case_effect enable row level security;
alter table case_effect force row level security;

create policy tenant on case_effect
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_effect_case on case_effect (tenant_id, case_id, made_at, id);
create index case_effect_open on case_effect (tenant_id, kind, made_at, id) where state = 'open';

grant select, insert, update (state, done_at, done_by) on case_effect to moothall_cases;
