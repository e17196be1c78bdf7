-- People who are protected: their whole identity, or by what they are reached (addresses, telephone numbers, email
-- addresses). Only who is named sees it. At most one holds for a person. `turn` counts what was told of it to others.
create table refuge (
    tenant_id uuid not null,
    id uuid not null,
    contact_id uuid not null,
    scope text not null check (scope in ('identity', 'address')),
    reason text not null,
    set_by uuid not null,
    set_at timestamptz not null,
    review_on date not null,
    ended_at timestamptz,
    ended_by uuid,
    ended_why text,
    turn bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id),
    check ((ended_at is null) = (ended_why is null))
);
alter table refuge enable row level security;
alter table refuge force row level security;

create policy tenant on refuge
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create unique index refuge_holds on refuge (tenant_id, contact_id) where ended_at is null;
create index refuge_contact on refuge (tenant_id, contact_id);
create index refuge_review on refuge (tenant_id, review_on, id) where ended_at is null;

grant select, insert, update (review_on, ended_at, ended_by, ended_why, turn) on refuge to moothall_contacts;

-- Who sees someone who is protected.
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

create index refuge_named_staff on refuge_named (tenant_id, staff_id, refuge_id);

grant select, insert, delete on refuge_named to moothall_contacts;

-- Who is hidden from whoever acts: from everybody but the product itself and who is named. A transaction that doesn't
-- say who acts sees none of them.
create view hidden_address with (security_invoker = true) as
    select r.tenant_id, r.contact_id, r.scope from refuge r
    where r.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and r.ended_at is null
        and coalesce(current_setting('app.acting', true), '') not like 'system:%'
        and not exists (
            select from refuge_named n where n.tenant_id = r.tenant_id and n.refuge_id = r.id
                and 'staff:' || n.staff_id = split_part(current_setting('app.acting', true), ' ', 1));
create view hidden_person with (security_invoker = true) as
    select tenant_id, contact_id from hidden_address where scope = 'identity';

grant select on hidden_address, hidden_person to moothall_contacts;
