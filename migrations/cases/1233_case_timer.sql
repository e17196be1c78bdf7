-- Timers that a workflow set for a case. One that waits goes off at `due_at`, the council's time: `action` says what
-- happens then. One that lasts for its step is dropped when the case leaves it, any when the case is done.
create table case_timer (
    tenant_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    key text not null,
    lasts text not null check (lasts in ('step', 'case')),
    action jsonb not null,
    set_at timestamptz not null,
    due_at timestamptz not null,
    state text not null check (state in ('waiting', 'gone_off', 'dropped')),
    ended_at timestamptz,
    attempts int not null default 0,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    check ((state = 'waiting') = (ended_at is null))
);
alter table case_timer enable row level security;
alter table case_timer force row level security;

create policy tenant on case_timer
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on case_timer for select to moothall_relay using (true);

create index case_timer_due on case_timer (tenant_id, attempts, due_at, id) where state = 'waiting';
create index case_timer_case on case_timer (tenant_id, case_id) where state = 'waiting';

grant select, insert, update (state, ended_at, due_at, attempts) on case_timer to moothall_cases;
grant select (tenant_id, id, due_at, state, attempts) on case_timer to moothall_relay;
