-- Invitations to become staff. Only the SHA-256 of a link's secret is kept. A newer invitation for
-- the same person replaces the older ones. Times are real.
create table invitation (
    tenant_id uuid not null,
    id uuid not null,
    staff_id uuid not null,
    token_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    replaced_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, staff_id) references account (tenant_id, id),
    constraint invitation_token unique (tenant_id, token_hash)
);
alter table invitation enable row level security;
alter table invitation force row level security;

create policy tenant on invitation
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index invitation_staff on invitation (tenant_id, staff_id, id);

grant select, insert, update (used_at, replaced_at) on invitation to moothall_identity;
