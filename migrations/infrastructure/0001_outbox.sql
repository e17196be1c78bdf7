-- Facts that this service tells others, committed with what made them true. The relay moves them.
-- `version` is the aggregate's own, taken under its row's lock; `private` is personal and is blanked
-- once every consumer's inbox has its copy. `happened_at` is the council's time, `delivered_at` real.
create table outbox (
    tenant_id uuid not null,
    id uuid not null,
    aggregate_id uuid not null,
    version bigint not null,
    name text not null,
    payload jsonb not null,
    private jsonb,
    trace text,
    happened_at timestamptz not null,
    delivered_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, aggregate_id, version, id)
);
alter table outbox enable row level security;
alter table outbox force row level security;

create policy tenant on outbox
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on outbox to moothall_relay using (true) with check (true);

create index outbox_undelivered on outbox (tenant_id, aggregate_id, version, id) where delivered_at is null;

grant select, insert on outbox to {service};
grant select, update (delivered_at, private) on outbox to moothall_relay;
