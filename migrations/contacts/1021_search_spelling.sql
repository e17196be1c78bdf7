-- The words of names and streets that the council's people have, each by the ways in which it may be
-- misspelt: itself, with one letter left out, and as it sounds (`~…`). Two words are near each other when they
-- share one of these. A word that nobody has any more stays, and finds nobody.
create table search_spelling (
    tenant_id uuid not null,
    variant text collate "C" not null,
    token text collate "C" not null,
    primary key (tenant_id, variant, token)
);
alter table search_spelling enable row level security;
alter table search_spelling force row level security;

create policy tenant on search_spelling
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert on search_spelling to moothall_contacts;
