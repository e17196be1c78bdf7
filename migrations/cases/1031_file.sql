-- What the council keeps of paper and of what people send: scanned letters, photographs, documents.
-- `arrived_at` is empty while the bytes still come; what never came whole is deleted. A file without
-- `filed_at` waits in the inbox of the post. `received_on` is the day on which the letter reached the
-- council. `sha256` is of the bytes as they came.
create table file (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    media text not null check (media in ('pdf', 'jpeg', 'png', 'tiff', 'heic', 'text')),
    size bigint not null default 0,
    sha256 bytea,
    case_id uuid,
    contact_id uuid,
    letter text check (letter in ('letter', 'form', 'photograph', 'certificate', 'petition', 'complaint', 'payment', 'other')),
    received_on date,
    note text,
    by_staff uuid,
    by_name text,
    begun_at timestamptz not null,
    arrived_at timestamptz,
    filed_at timestamptz,
    version bigint not null default 1,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    check ((arrived_at is null) = (sha256 is null)),
    check (filed_at is null or arrived_at is not null)
);
alter table file enable row level security;
alter table file force row level security;

create policy tenant on file
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index file_inbox on file (tenant_id, arrived_at, id) where arrived_at is not null and filed_at is null;
create index file_case on file (tenant_id, case_id, arrived_at, id) where arrived_at is not null;
create index file_contact on file (tenant_id, contact_id, arrived_at, id) where arrived_at is not null;
create index file_same on file (tenant_id, sha256) where arrived_at is not null;
create index file_coming on file (tenant_id, begun_at) where arrived_at is null;
create index file_size on file (tenant_id, size);

-- The bytes, 256 KiB a row but for the last. They are kept as they come, not compressed again.
create table file_piece (
    tenant_id uuid not null,
    file_id uuid not null,
    number int not null,
    bytes bytea not null,
    primary key (tenant_id, file_id, number),
    foreign key (tenant_id, file_id) references file (tenant_id, id) on delete cascade
);
alter table file_piece alter column bytes set storage external;
alter table file_piece enable row level security;
alter table file_piece force row level security;

create policy tenant on file_piece
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, delete on file to moothall_cases;
grant update (name, media, size, sha256, case_id, contact_id, letter, received_on, note, arrived_at, filed_at, version)
    on file to moothall_cases;
grant select, insert, delete on file_piece to moothall_cases;
