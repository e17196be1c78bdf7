-- Two records that may be one person's: how likely and why. `different` is what staff said, and is kept for as long
-- as nobody takes it back; `one_id` is the lesser of the two. Where two councils' rows are united, the pair that
-- staff decided on stays.
create table duplicate_pair (
    tenant_id uuid not null,
    id uuid not null,
    one_id uuid not null,
    other_id uuid not null,
    score smallint not null,
    parts jsonb not null,
    state text not null check (state in ('open', 'different', 'merged')),
    found_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, one_id) references contact (tenant_id, id),
    foreign key (tenant_id, other_id) references contact (tenant_id, id),
    unique (tenant_id, one_id, other_id),
    check (one_id < other_id),
    check ((state = 'open') = (decided_at is null))
);
alter table duplicate_pair enable row level security;
alter table duplicate_pair force row level security;
create policy tenant on duplicate_pair
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create index duplicate_pair_score on duplicate_pair (tenant_id, state, score, id);
create index duplicate_pair_other on duplicate_pair (tenant_id, other_id);
grant select, insert, delete on duplicate_pair to moothall_contacts;
grant update (score, parts, state, found_at, decided_at, decided_by) on duplicate_pair to moothall_contacts;
