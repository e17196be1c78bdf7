-- The cases that an interaction opened, asked after or spoke of.
create table interaction_case (
    tenant_id uuid not null,
    interaction_id uuid not null,
    case_id uuid not null,
    reference text not null,
    how text not null check (how in ('opened', 'chased', 'discussed')),
    linked_at timestamptz not null,
    primary key (tenant_id, interaction_id, case_id),
    foreign key (tenant_id, interaction_id) references interaction (tenant_id, id)
);
alter table interaction_case enable row level security;
alter table interaction_case force row level security;

create policy tenant on interaction_case
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index interaction_case_case on interaction_case (tenant_id, case_id);

grant select, insert on interaction_case to moothall_contacts;
