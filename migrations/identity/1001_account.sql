-- Members of a council's staff. `email_key` and `name_key` are folded for comparison; `teams` are ids
-- of the cases service's teams. When two councils' rows are united, two accounts with one address
-- are one person: the older row stays (rule for `account_email`).
create table account (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    name_key text collate "C" not null,
    email text not null,
    email_key text not null,
    role text not null check (role in ('agent', 'caseworker', 'manager', 'administrator')),
    state text not null check (state in ('invited', 'active')),
    teams jsonb not null,
    password_hash text,
    invited_at timestamptz not null,
    version bigint not null,
    primary key (tenant_id, id),
    constraint account_email unique (tenant_id, email_key),
    check ((state = 'active') = (password_hash is not null))
);
alter table account enable row level security;
alter table account force row level security;

create policy tenant on account
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index account_name on account (tenant_id, name_key, id);

grant select, insert, update on account to moothall_identity;
