-- Rows of a file that can't be taken, of an address that the council has: it stays as it is, and isn't gone (ADR-0030). `stays` is
-- how many do. `carried` tells what was carried over from the file before from what the file itself brought.
create table address_doubtful (
    tenant_id uuid not null,
    file_id uuid not null,
    uprn text collate "C" not null,
    primary key (tenant_id, file_id, uprn),
    foreign key (tenant_id, file_id) references address_file (tenant_id, id)
);
alter table address_doubtful enable row level security;
alter table address_doubtful force row level security;

create policy tenant on address_doubtful
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, delete on address_doubtful to moothall_contacts;

alter table address add column carried boolean not null default false;
alter table address_file add column stays bigint not null default 0;
grant update (stays) on address_file to moothall_contacts;
