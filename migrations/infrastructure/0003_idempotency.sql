-- Requests that must have their effect once, with the answer that was given. `seen` counts how often
-- the same key came; `status` is null while the first request runs.
create table idempotency (
    tenant_id uuid not null,
    actor text not null,
    route text not null,
    key text not null,
    fingerprint bytea not null,
    seen int not null default 1,
    status smallint,
    headers jsonb,
    body bytea,
    claimed_at timestamptz not null,
    primary key (tenant_id, actor, route, key)
);
alter table idempotency enable row level security;
alter table idempotency force row level security;

create policy tenant on idempotency
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index idempotency_claimed on idempotency (tenant_id, claimed_at);

grant select, insert, update, delete on idempotency to {service};
