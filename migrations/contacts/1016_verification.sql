-- How the verification of a person stands in a call. `answered` holds which questions were answered and
-- whether rightly, never an answer.
create table verification (
    tenant_id uuid not null,
    interaction_id uuid not null,
    contact_id uuid not null,
    attempts smallint not null,
    answered jsonb not null,
    outcome text check (outcome in ('passed', 'failed', 'not_possible')),
    primary key (tenant_id, interaction_id, contact_id),
    foreign key (tenant_id, interaction_id) references interaction (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
alter table verification enable row level security;
alter table verification force row level security;

create policy tenant on verification
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (attempts, answered, outcome) on verification to moothall_contacts;
