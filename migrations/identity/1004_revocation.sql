-- Platform table: what ended within the life of an access token, as ids alone. The service writes
-- it in the council's own transaction that ends the thing; only the platform's role reads it, for the
-- Directory, and forgets it. `ended_at` is real time.
create table revocation (
    kind text not null check (kind in ('session', 'staff')),
    id uuid not null,
    ended_at timestamptz not null,
    primary key (kind, id)
);

create index revocation_ended on revocation (ended_at);

grant insert on revocation to moothall_identity;
grant select, delete on revocation to moothall_platform;
