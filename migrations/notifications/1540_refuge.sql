-- Protections of people, as contacts tells of them: who is protected, whether that holds, and who is named and sees them.
-- `turn` counts what was told of each, and the last counts.
create table refuge (
    tenant_id uuid not null,
    id uuid not null,
    contact_id uuid not null,
    scope text not null check (scope in ('identity', 'address')),
    holds boolean not null,
    turn bigint not null,
    primary key (tenant_id, id)
);
alter table refuge enable row level security;
alter table refuge force row level security;

create policy tenant on refuge
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index refuge_contact on refuge (tenant_id, contact_id);

grant select, insert, update (scope, holds, turn) on refuge to moothall_notifications;

create table refuge_named (
    tenant_id uuid not null,
    refuge_id uuid not null,
    staff_id uuid not null,
    primary key (tenant_id, refuge_id, staff_id),
    foreign key (tenant_id, refuge_id) references refuge (tenant_id, id)
);
alter table refuge_named enable row level security;
alter table refuge_named force row level security;

create policy tenant on refuge_named
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, delete on refuge_named to moothall_notifications;

-- Their cases, as contacts tells.
create table refuge_case (
    tenant_id uuid not null,
    refuge_id uuid not null,
    case_id uuid not null,
    primary key (tenant_id, refuge_id, case_id),
    foreign key (tenant_id, refuge_id) references refuge (tenant_id, id)
);
alter table refuge_case enable row level security;
alter table refuge_case force row level security;

create policy tenant on refuge_case
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, delete on refuge_case to moothall_notifications;

-- Of which cases messages are hidden from whoever acts: from everybody but the product itself and who is named.
create view hidden_case with (security_invoker = true) as
    select c.tenant_id, c.case_id from refuge r
    join refuge_case c on c.tenant_id = r.tenant_id and c.refuge_id = r.id
    where r.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and r.holds
        and coalesce(current_setting('app.acting', true), '') not like 'system:%'
        and not exists (
            select from refuge_named n where n.tenant_id = r.tenant_id and n.refuge_id = r.id
                and 'staff:' || n.staff_id = split_part(current_setting('app.acting', true), ' ', 1));

grant select on hidden_case to moothall_notifications;

create policy refuge on message as restrictive for select to moothall_notifications
    using ((about = any (array(select case_id from hidden_case))) is not true);
create policy refuge on access_log as restrictive for select to moothall_notifications
    using ((subject_id = any (array(select case_id from hidden_case))) is not true);
