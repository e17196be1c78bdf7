-- Facts of other services on their way into this one. A consumer handles a row in the transaction
-- of its effect, so twice is once. `next_at`, `done_at` and `parked_at` are real time; `fault` holds
-- no personal data.
create table inbox (
    tenant_id uuid not null,
    id uuid not null,
    aggregate_id uuid not null,
    version bigint not null,
    name text not null,
    payload jsonb not null,
    private jsonb,
    trace text,
    happened_at timestamptz not null,
    received_at timestamptz not null default now(),
    done_at timestamptz,
    parked_at timestamptz,
    attempts int not null default 0,
    next_at timestamptz not null default now(),
    fault text,
    primary key (tenant_id, id)
);
alter table inbox enable row level security;
alter table inbox force row level security;

create policy tenant on inbox
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on inbox to moothall_relay using (true) with check (true);

create index inbox_due on inbox (tenant_id, aggregate_id, version, id) where done_at is null and parked_at is null;
create index inbox_parked on inbox (tenant_id, parked_at, id) where parked_at is not null;

grant select, update (private, done_at, parked_at, attempts, next_at, fault) on inbox to {service};
grant insert, select (tenant_id, id, aggregate_id, version, trace, done_at, parked_at, next_at) on inbox to moothall_relay;
