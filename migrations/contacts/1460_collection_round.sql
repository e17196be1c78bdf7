-- A round on which something is collected (ADR-0034). `name_key` is the name as it is compared. `weekdays` counts from Monday, 1.
-- It comes every `every_weeks` weeks counted from the week of `anchor`, never before it, and within the season where it has one:
-- month and day of its first and its last day. Where two councils' rows are united, a name that both have gets the
-- council's behind it.
create table collection_round (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    name_key text collate "C" not null,
    collects jsonb not null,
    weekdays smallint[] not null,
    every_weeks smallint not null check (every_weeks in (1, 2, 4)),
    anchor date not null,
    season_from text,
    season_to text,
    version bigint not null default 1,
    changed_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, name_key),
    check ((season_from is null) = (season_to is null))
);
alter table collection_round enable row level security;
alter table collection_round force row level security;

create policy tenant on collection_round
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert,
    update (name, name_key, collects, weekdays, every_weeks, anchor, season_from, season_to, version, changed_at)
    on collection_round to moothall_contacts;
