-- Who has a case open now. A row is renewed every few seconds and means nothing after `gone_at` (real
-- time). It needn't outlive a crash, so it isn't logged.
create unlogged table case_presence (
    tenant_id uuid not null,
    staff_id uuid not null,
    case_id uuid not null,
    writing boolean not null,
    gone_at timestamptz not null,
    primary key (tenant_id, staff_id, case_id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
alter table case_presence enable row level security;
alter table case_presence force row level security;

create policy tenant on case_presence
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_presence_case on case_presence (tenant_id, case_id, gone_at);

grant select, insert, update (writing, gone_at), delete on case_presence to moothall_cases;
