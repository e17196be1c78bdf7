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

grant select, insert, update (scope, holds, turn) on refuge to moothall_cases;

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

grant select, insert, delete on refuge_named to moothall_cases;

-- Which cases are of people who were ever protected, kept by triggers whatever statement says whose a case is.
create table refuge_case (
    tenant_id uuid not null,
    case_id uuid not null,
    contact_id uuid not null,
    opened_by uuid,
    primary key (tenant_id, case_id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id) on delete cascade
);
alter table refuge_case enable row level security;
alter table refuge_case force row level security;

create policy tenant on refuge_case
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index refuge_case_contact on refuge_case (tenant_id, contact_id);

grant select, insert, update (contact_id), delete on refuge_case to moothall_cases;

create function keep_refuge_case() returns trigger language plpgsql set search_path from current as $$
begin
    delete from refuge_case r where r.tenant_id = new.tenant_id and r.case_id = new.id;
    insert into refuge_case (tenant_id, case_id, contact_id, opened_by)
    select new.tenant_id, new.id, new.contact_id, new.opened_by
    where exists (select from refuge r where r.tenant_id = new.tenant_id and r.contact_id = new.contact_id);
    return null;
end
$$;
create trigger refuge_opened after insert on case_file for each row
    when (new.contact_id is not null) execute function keep_refuge_case();
create trigger refuge after update of contact_id on case_file for each row
    when (new.contact_id is distinct from old.contact_id) execute function keep_refuge_case();

-- Who is hidden from whoever acts: from everybody but the product itself, citizens, who come to a case by its secret
-- alone, and who is named. A transaction that doesn't say who acts sees none of them.
create view hidden_address with (security_invoker = true) as
    select r.tenant_id, r.contact_id, r.scope from refuge r
    where r.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and r.holds
        and coalesce(current_setting('app.acting', true), '') not like 'system:%'
        and coalesce(current_setting('app.acting', true), '') not like 'visitor %'
        and not exists (
            select from refuge_named n where n.tenant_id = r.tenant_id and n.refuge_id = r.id
                and 'staff:' || n.staff_id = split_part(current_setting('app.acting', true), ' ', 1));
create view hidden_person with (security_invoker = true) as
    select tenant_id, contact_id from hidden_address where scope = 'identity';
-- The cases of both. One of somebody whose address alone is protected stays before whoever took it: they wrote it.
create view hidden_case with (security_invoker = true) as
    select c.tenant_id, c.case_id from refuge_case c
    join hidden_address h on h.tenant_id = c.tenant_id and h.contact_id = c.contact_id
    where h.scope = 'identity'
        or coalesce('staff:' || c.opened_by, '') <> split_part(current_setting('app.acting', true), ' ', 1);

grant select on hidden_address, hidden_person, hidden_case to moothall_cases;
