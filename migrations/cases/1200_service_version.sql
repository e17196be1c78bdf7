-- What a council says of a service, version by version: words, questions, workflow, targets, messages. The row
-- without a number is the draft, one at most; whatever has a number was published and stays as it is.
-- `based_on` is the number that a draft was begun from, or that was published once more (`restored`). A service's
-- first version has the service's own id.
create table service_version (
    tenant_id uuid not null,
    id uuid not null,
    service_id uuid not null,
    number int check (number > 0),
    definition jsonb not null,
    based_on int,
    restored boolean not null default false,
    touched_at timestamptz not null,
    touched_by text,
    published_at timestamptz,
    published_by text,
    note text,
    version bigint not null default 1,
    primary key (tenant_id, id),
    constraint service_version_number unique (tenant_id, service_id, number),
    foreign key (tenant_id, service_id) references service (tenant_id, id),
    check ((number is null) = (published_at is null)),
    check (not restored or number is not null)
);
alter table service_version enable row level security;
alter table service_version force row level security;

create policy tenant on service_version
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create unique index service_version_draft on service_version (tenant_id, service_id) where number is null;

grant select, insert, delete on service_version to moothall_cases;
grant update (number, definition, based_on, touched_at, touched_by, published_at, published_by, note, version)
    on service_version to moothall_cases;

-- What was in `definition` is the first version of each service; the column keeps what the library said when the
-- council last looked, to tell what the library has changed since. Every council's rows are moved at once: the
-- table is small, and nobody may read a service without its version.
alter table service no force row level security;
alter table service_version no force row level security;

alter table service rename column definition to library;
alter table service alter column library drop not null;
alter table service add column published_id uuid;
alter table service add column withdrawn boolean not null default false;

insert into service_version (tenant_id, id, service_id, number, definition, touched_at, published_at)
select tenant_id, id, id, 1, library || jsonb_build_object('lgsl', lgsl, 'team', team_id), now(), now()
from service;

update service set published_id = id, library = library || jsonb_build_object('lgsl', lgsl);

alter table service add foreign key (tenant_id, published_id) references service_version (tenant_id, id);
create index service_published on service (tenant_id, published_id);

alter table service force row level security;
alter table service_version force row level security;

grant update (lgsl, rank, team_id, library, published_id, withdrawn, version) on service to moothall_cases;
