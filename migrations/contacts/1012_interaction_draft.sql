-- What was typed in an interaction, as it was last saved; `id` is the interaction's own.
create table interaction_draft (
    tenant_id uuid not null,
    id uuid not null,
    text text not null,
    version bigint not null,
    saved_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, id) references interaction (tenant_id, id)
);
alter table interaction_draft enable row level security;
alter table interaction_draft force row level security;

create policy tenant on interaction_draft
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (text, version, saved_at) on interaction_draft to moothall_contacts;
