-- People who have died, as contacts tells: nobody writes to them. `turn` counts what was told of each, and the last counts.
create table death (
    tenant_id uuid not null,
    id uuid not null,
    turn bigint not null,
    died boolean not null,
    primary key (tenant_id, id)
);
alter table death enable row level security;
alter table death force row level security;
create policy tenant on death
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update (turn, died) on death to moothall_notifications;

-- Their cases: `id` is the case.
create table death_case (
    tenant_id uuid not null,
    id uuid not null,
    death_id uuid not null,
    primary key (tenant_id, id, death_id),
    foreign key (tenant_id, death_id) references death (tenant_id, id)
);
alter table death_case enable row level security;
alter table death_case force row level security;
create policy tenant on death_case
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create index death_case_death on death_case (tenant_id, death_id);
grant select, insert, delete on death_case to moothall_notifications;

-- Email addresses in small letters, and numbers, by which they were reached and nobody who lives is.
create table death_address (
    tenant_id uuid not null,
    address text not null,
    death_id uuid not null,
    primary key (tenant_id, address, death_id),
    foreign key (tenant_id, death_id) references death (tenant_id, id)
);
alter table death_address enable row level security;
alter table death_address force row level security;
create policy tenant on death_address
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create index death_address_death on death_address (tenant_id, death_id);
grant select, insert, delete on death_address to moothall_notifications;

-- A message that was stopped since its person has died isn't sent any more; `fault` says why.
alter table message drop constraint message_state_check;
alter table message drop constraint message_letter_check;
alter table message add constraint message_state_check
    check (state in ('queued', 'leased', 'sent', 'failed', 'to_print', 'posted', 'stopped')) not valid;
alter table message add constraint message_letter_check
    check (case when state = 'stopped' then true else (means = 'letter') = (state in ('to_print', 'posted')) end
        and (letter is null or means = 'letter')) not valid;
