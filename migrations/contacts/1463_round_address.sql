-- The rounds that serve an address, as a file says them; those of the one that is current are the council's.
create table round_address (
    tenant_id uuid not null,
    file_id uuid not null,
    uprn text collate "C" not null,
    round_id uuid not null,
    primary key (tenant_id, file_id, uprn, round_id),
    foreign key (tenant_id, file_id) references address_file (tenant_id, id),
    foreign key (tenant_id, round_id) references collection_round (tenant_id, id)
);
alter table round_address enable row level security;
alter table round_address force row level security;

create policy tenant on round_address
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index round_address_round on round_address (tenant_id, file_id, round_id);

grant select, insert, delete on round_address to moothall_contacts;
