-- Reports that were begun and handed over before they were sent: the citizen finishes on another
-- device, or staff do. `reference` is the case's, reserved from the first moment. What was answered
-- is as it was typed, checked only when the report is sent. The secrets of the link aren't stored:
-- they are made from the id and `generation`, so another generation takes the old link back.
-- A row goes when it expires or its report has been sent and told.
create table draft (
    tenant_id uuid not null,
    id uuid not null,
    reference text not null,
    service_id uuid not null,
    slug text not null,
    language text not null check (language in ('en', 'cy')),
    channel text not null,
    call_id uuid,
    contact_id uuid,
    reporter jsonb not null,
    answers jsonb not null,
    answered smallint not null,
    questions smallint not null,
    emailed boolean not null,
    state text not null check (state in ('handed_over', 'taken_back', 'sent')),
    case_id uuid,
    by_staff uuid,
    by_name text,
    begun_at timestamptz not null,
    opened_at timestamptz,
    touched_at timestamptz,
    expires_at timestamptz not null,
    generation int not null default 0,
    version bigint not null default 1,
    primary key (tenant_id, id),
    constraint draft_reference unique (tenant_id, reference),
    foreign key (tenant_id, service_id) references service (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    check ((state = 'sent') = (case_id is not null))
);
alter table draft enable row level security;
alter table draft force row level security;

create policy tenant on draft
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index draft_call on draft (tenant_id, call_id, begun_at) where call_id is not null;
create index draft_expires on draft (tenant_id, expires_at);

grant select, insert, delete on draft to moothall_cases;
grant update (reporter, answers, answered, questions, state, case_id, opened_at, touched_at, expires_at, generation, version)
    on draft to moothall_cases;
