-- The council's cases. `case` is a word of SQL's own.
-- `origin_id` is the council in which it began; `reference` is unique across councils by its prefix,
-- so their rows can be united. `service_name`, the reporter's details and `answers` (in words) are as
-- they were given. `due_at` and the other times are the council's. `contact_known` says whether
-- contacts knew the reporter before.
create table case_file (
    tenant_id uuid not null,
    id uuid not null,
    origin_id uuid not null,
    reference text not null,
    service_id uuid not null,
    service_name jsonb not null,
    team_id uuid not null,
    assignee_id uuid,
    state text not null check (state in ('received', 'in_progress', 'waiting', 'done')),
    outcome text check (outcome in ('completed', 'not_found', 'duplicate', 'not_ours', 'no_action')),
    reporter_name text not null,
    reporter_email text,
    reporter_phone text,
    reporter_address text,
    reporter_postcode text not null,
    place text,
    lat float8,
    lon float8,
    answers jsonb not null,
    language text not null check (language in ('en', 'cy')),
    opened_at timestamptz not null,
    due_at timestamptz not null,
    target jsonb not null,
    contact_id uuid,
    contact_known boolean,
    follow_generation int not null default 0,
    closed_at timestamptz,
    version bigint not null default 1,
    primary key (tenant_id, id),
    constraint case_file_reference unique (tenant_id, reference),
    foreign key (tenant_id, service_id) references service (tenant_id, id),
    foreign key (tenant_id, team_id) references team (tenant_id, id),
    foreign key (tenant_id, assignee_id) references staff (tenant_id, id),
    check ((state = 'done') = (outcome is not null)),
    check ((state = 'done') = (closed_at is not null)),
    check ((lat is null) = (lon is null)),
    check ((contact_id is null) = (contact_known is null))
);
alter table case_file enable row level security;
alter table case_file force row level security;

create policy tenant on case_file
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_file_queue on case_file (tenant_id, due_at, id) where state <> 'done';
create index case_file_team_queue on case_file (tenant_id, team_id, due_at, id) where state <> 'done';
create index case_file_own_queue on case_file (tenant_id, assignee_id, due_at, id) where state <> 'done';
create index case_file_done on case_file (tenant_id, due_at, id) where state = 'done';

grant select, insert on case_file to moothall_cases;
grant update (assignee_id, state, outcome, contact_id, contact_known, closed_at, version)
    on case_file to moothall_cases;
