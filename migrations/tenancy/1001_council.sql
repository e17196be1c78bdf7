-- The councils of the deployment: a platform table, on the short list of tables that no council
-- owns. It holds no citizen's data. Only the platform's role may touch it.
create table council (
    id uuid primary key,
    -- Given once, never again, also not after a council has left: its case references begin with it.
    number integer not null unique check (number between 0 and 12166),
    prefix text not null unique,
    code text not null unique,
    name jsonb not null,
    tier text not null check (tier in ('county', 'district', 'unitary', 'parish')),
    parent_id uuid references council (id),
    slug text not null unique,
    colours jsonb not null,
    contact jsonb not null,
    languages jsonb not null,
    division text not null check (division in ('england-and-wales', 'scotland', 'northern-ireland')),
    state text not null default 'active' check (state in ('active', 'suspended')),
    clock_offset bigint not null default 0,
    version bigint not null default 1,
    created_at timestamptz not null
);
create index council_parent on council (parent_id);

-- Every host that is served as a council: also the hosts of councils that it took over.
create table council_host (
    host text primary key,
    council_id uuid not null references council (id),
    position smallint not null,
    unique (council_id, position) deferrable initially deferred
);

grant usage on schema tenancy to moothall_platform;
grant select, insert, update on council to moothall_platform;
grant select, insert, update, delete on council_host to moothall_platform;

-- What operators did, and to which council: append-only, without personal data.
create table operator_audit (
    id uuid primary key,
    happened_at timestamptz not null,
    operator_id uuid,
    action text not null,
    council_id uuid references council (id),
    fields jsonb not null
);
create index operator_audit_council on operator_audit (council_id, happened_at);
grant select, insert on operator_audit to moothall_platform;
