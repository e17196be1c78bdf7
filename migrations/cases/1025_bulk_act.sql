-- One deed done to many cases, in the background. `deed` says what; `undoes` is the act that this one
-- takes back. `due_at` is real time, set while there is work left; the other times are the council's.
create table bulk_act (
    tenant_id uuid not null,
    id uuid not null,
    staff_id uuid not null,
    session_id uuid not null,
    deed jsonb not null,
    undoes uuid,
    total int not null,
    state text not null check (state in ('working', 'finished', 'cancelled')),
    begun_at timestamptz not null,
    ended_at timestamptz,
    due_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, undoes) references bulk_act (tenant_id, id),
    check ((state = 'working') = (due_at is not null)),
    check ((state = 'working') = (ended_at is null))
);
alter table bulk_act enable row level security;
alter table bulk_act force row level security;

create policy tenant on bulk_act
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on bulk_act for select to moothall_relay using (true);

create index bulk_act_due on bulk_act (tenant_id, due_at, id) where due_at is not null;
create index bulk_act_own on bulk_act (tenant_id, staff_id, id);

grant select, insert, update (state, ended_at, due_at) on bulk_act to moothall_cases;
grant select (tenant_id, id, due_at) on bulk_act to moothall_relay;

-- What became of each case of an act. `version` is the one that was chosen; of what is done, `became`
-- is the one that the deed made (null where nothing was to do), `was` who or which team had it before.
create table bulk_item (
    tenant_id uuid not null,
    act_id uuid not null,
    place int not null,
    case_id uuid not null,
    version bigint not null,
    state text not null check (state in ('waiting', 'done', 'refused', 'left')),
    reason text,
    was uuid,
    became bigint,
    primary key (tenant_id, act_id, place),
    unique (tenant_id, act_id, case_id),
    foreign key (tenant_id, act_id) references bulk_act (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    check ((state = 'refused') <= (reason is not null))
);
alter table bulk_item enable row level security;
alter table bulk_item force row level security;

create policy tenant on bulk_item
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index bulk_item_waiting on bulk_item (tenant_id, act_id, place) where state = 'waiting';

grant select, insert, update (state, reason, was, became) on bulk_item to moothall_cases;
