-- A file of the council's addresses and how far it is (ADR-0030). Each file has its own rows in `address`; those of the one
-- that is `current` are the gazetteer. `position` is how many of its bytes were read, `line` where it goes on, `carried` how far
-- the current file was compared with it, `compared_with` which one that was. `due_at` is real time, set while there is work.
create table address_file (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    staff_id uuid not null,
    state text not null
        check (state in ('arriving', 'mapping', 'reading', 'read', 'current', 'replaced', 'discarded', 'failed')),
    headers jsonb not null default '[]',
    sample jsonb not null default '[]',
    mapping jsonb not null default '[]',
    separator text not null default ',',
    windows boolean not null default false,
    bytes bigint not null default 0,
    position bigint not null default 0,
    line bigint not null default 1,
    good bigint not null default 0,
    bad bigint not null default 0,
    gone bigint not null default 0,
    carried text collate "C" not null default '',
    compared_with uuid,
    fault text,
    version bigint not null default 1,
    begun_at timestamptz not null,
    taken_at timestamptz,
    due_at timestamptz,
    primary key (tenant_id, id),
    check ((state = 'failed') = (fault is not null)),
    check (due_at is not null or state not in ('arriving', 'reading'))
);
alter table address_file enable row level security;
alter table address_file force row level security;

create policy tenant on address_file
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on address_file for select to moothall_relay using (true);

create index address_file_due on address_file (tenant_id, due_at, id) where due_at is not null;
-- Where two councils' rows are united, the later of their files stays current until one file of both is brought in.
create unique index address_file_current on address_file (tenant_id) where state = 'current';

grant select, insert, delete,
    update (state, headers, sample, mapping, separator, windows, bytes, position, line, good, bad, gone, carried,
        compared_with, fault, version, taken_at, due_at)
    on address_file to moothall_contacts;
grant select (tenant_id, id, due_at) on address_file to moothall_relay;

-- The bytes of a file until they are read, in pieces of one size but for the last.
create table address_piece (
    tenant_id uuid not null,
    file_id uuid not null,
    number int not null,
    bytes bytea not null,
    primary key (tenant_id, file_id, number),
    foreign key (tenant_id, file_id) references address_file (tenant_id, id)
);
alter table address_piece enable row level security;
alter table address_piece force row level security;

create policy tenant on address_piece
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, delete on address_piece to moothall_contacts;

-- An address of a file. `uprn` is without leading noughts. `place` is the street with its locality and town as they are
-- compared, `sort` brings numbers into their order, `folded` is the whole as it is compared. `gone_at` is when a file came
-- in which it was no more.
create table address (
    tenant_id uuid not null,
    file_id uuid not null,
    uprn text collate "C" not null,
    line text not null,
    street text not null,
    locality text not null,
    town text not null,
    postcode text collate "C" not null,
    ward text not null,
    easting double precision,
    northing double precision,
    latitude double precision,
    longitude double precision,
    place text collate "C" not null,
    sort text collate "C" not null,
    folded text not null,
    gone_at timestamptz,
    primary key (tenant_id, file_id, uprn),
    foreign key (tenant_id, file_id) references address_file (tenant_id, id),
    check ((latitude is null) = (longitude is null))
);
alter table address enable row level security;
alter table address force row level security;

create policy tenant on address
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index address_postcode on address (tenant_id, file_id, postcode, sort, uprn);
create index address_place on address (tenant_id, file_id, place, sort, uprn);

grant select, insert, delete on address to moothall_contacts;

-- By which words a place is found: those of its street, locality and town, and of names of buildings in it.
create table address_word (
    tenant_id uuid not null,
    file_id uuid not null,
    word text collate "C" not null,
    place text collate "C" not null,
    primary key (tenant_id, file_id, word, place),
    foreign key (tenant_id, file_id) references address_file (tenant_id, id)
);
alter table address_word enable row level security;
alter table address_word force row level security;

create policy tenant on address_word
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index address_word_place on address_word (tenant_id, file_id, place, word);

grant select, insert, delete on address_word to moothall_contacts;

-- What was wrong with rows of a file; of very many the first. `header` is null of what is about the whole row.
create table address_fault (
    tenant_id uuid not null,
    file_id uuid not null,
    line bigint not null,
    number smallint not null,
    header text,
    code text not null,
    found text not null,
    primary key (tenant_id, file_id, line, number),
    foreign key (tenant_id, file_id) references address_file (tenant_id, id)
);
alter table address_fault enable row level security;
alter table address_fault force row level security;

create policy tenant on address_fault
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, delete on address_fault to moothall_contacts;
