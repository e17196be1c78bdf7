-- What there is to do for a case: asked for by its workflow, from a template of its service, or written by hand.
-- `checklist` holds items with their text, and who ticked each when. `sort_at` puts those without a day last.
-- A task that a workflow asks for is written with the move that asks for it.
create table case_task (
    tenant_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    template text,
    title jsonb not null,
    team_id uuid not null,
    assignee_id uuid,
    due_at timestamptz,
    sort_at timestamptz not null generated always as (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')) stored,
    mandatory boolean not null,
    checklist jsonb not null,
    state text not null check (state in ('open', 'done', 'dropped')),
    why text,
    made_at timestamptz not null,
    made_by uuid,
    ended_at timestamptz,
    ended_by uuid,
    version bigint not null default 1,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    foreign key (tenant_id, team_id) references team (tenant_id, id),
    foreign key (tenant_id, assignee_id) references staff (tenant_id, id),
    foreign key (tenant_id, made_by) references staff (tenant_id, id),
    foreign key (tenant_id, ended_by) references staff (tenant_id, id),
    check ((state = 'open') = (ended_at is null)),
    check ((state = 'dropped') = (why is not null))
);
alter table case_task enable row level security;
alter table case_task force row level security;

create policy tenant on case_task
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_task_case on case_task (tenant_id, case_id, made_at, id);
create index case_task_state on case_task (tenant_id, state, sort_at, id);
create index case_task_team on case_task (tenant_id, team_id, sort_at, id) where state = 'open';
create index case_task_own on case_task (tenant_id, assignee_id, sort_at, id) where state = 'open';

grant select, insert, update (assignee_id, checklist, state, why, ended_at, ended_by, version)
    on case_task to moothall_cases;
