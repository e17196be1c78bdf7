-- The clocks of a case. `kept` holds the rule as it was when the case began, what started it, its pauses and
-- extensions, and how its end was counted. `look_at` is the council's time at which a watch looks at it: an
-- alarm, its end, or the next day while it stands still; `because` says what changed when it must be counted
-- anew. A clock whose state is null waits for what starts it.
create table case_clock (
    tenant_id uuid not null,
    case_id uuid not null,
    clock text not null,
    place smallint not null,
    main boolean not null,
    state text check (state in ('running', 'paused', 'met', 'missed')),
    due_at timestamptz,
    look_at timestamptz,
    because text check (because in ('calendar', 'pause', 'team')),
    attempts int not null default 0,
    kept jsonb not null,
    primary key (tenant_id, case_id, clock),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    check ((state is null) = (due_at is null)),
    check (look_at is null or state in ('running', 'paused'))
);
alter table case_clock enable row level security;
alter table case_clock force row level security;

create policy tenant on case_clock
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on case_clock for select to moothall_relay using (true);

create index case_clock_look on case_clock (tenant_id, attempts, look_at, case_id) where look_at is not null;

grant select, insert, update (place, main, state, due_at, look_at, because, attempts, kept), delete on case_clock to moothall_cases;
grant select (tenant_id, case_id, look_at, attempts) on case_clock to moothall_relay;
