-- Sessions of staff. Only the SHA-256 of a session's secret is kept. A session ends when its holder
-- says so, 30 minutes after it was last used, or at `expires_at`. Times are real.
create table session (
    tenant_id uuid not null,
    id uuid not null,
    staff_id uuid not null,
    token_hash bytea not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, staff_id) references account (tenant_id, id),
    constraint session_token unique (tenant_id, token_hash)
);
alter table session enable row level security;
alter table session force row level security;

create policy tenant on session
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index session_staff on session (tenant_id, staff_id, expires_at);

grant select, insert, delete, update (last_seen_at, ended_at) on session to moothall_identity;
