-- Canned replies of a team, or of all: words for the citizen with places to be filled, and what is done
-- to a case with them. `title_key` is folded for comparison.
create table reply (
    tenant_id uuid not null,
    id uuid not null,
    team_id uuid,
    title text not null,
    title_key text collate "C" not null,
    text jsonb not null,
    acts jsonb not null,
    version bigint not null default 1,
    primary key (tenant_id, id),
    foreign key (tenant_id, team_id) references team (tenant_id, id)
);
alter table reply enable row level security;
alter table reply force row level security;

create policy tenant on reply
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index reply_title on reply (tenant_id, title_key, id);

grant select, insert, delete, update (team_id, title, title_key, text, acts, version) on reply to moothall_cases;
