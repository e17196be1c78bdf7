-- Who is told how an incident, or someone else's report, goes on, by an email address alone. A row goes when its
-- follower stops, or what they follow has ended. `told` counts what they were told.
create table follower (
    tenant_id uuid not null,
    id uuid not null,
    incident_id uuid,
    case_id uuid,
    email text not null,
    email_key text not null,
    language text not null check (language in ('en', 'cy')),
    made_at timestamptz not null,
    told bigint not null default 1,
    primary key (tenant_id, id),
    foreign key (tenant_id, incident_id) references incident (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    check ((incident_id is null) <> (case_id is null))
);
alter table follower enable row level security;
alter table follower force row level security;

create policy tenant on follower
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create unique index follower_incident on follower (tenant_id, incident_id, email_key) where incident_id is not null;
create unique index follower_case on follower (tenant_id, case_id, email_key) where case_id is not null;

grant select, insert, delete, update (told) on follower to moothall_cases;
