-- Every contact of a person with the council, on any channel. An open one is a call. `number` is in
-- E.164 where it could be read, `matter` the part of a service's address; `staff_id` is none for what
-- came by the council's own pages. A switchboard's call is one however often it is announced; where
-- two councils' rows are united, the older keeps the switchboard's name of it.
create table interaction (
    tenant_id uuid not null,
    id uuid not null,
    channel text not null
        check (channel in ('phone', 'desk', 'web', 'email', 'sms', 'letter', 'video', 'councillor')),
    direction text not null check (direction in ('in', 'out')),
    state text not null check (state in ('ringing', 'open', 'ended')),
    number text,
    withheld boolean not null,
    contact_id uuid,
    staff_id uuid,
    switchboard_call_id text,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('case_opened', 'answered', 'chased', 'handed_off', 'transferred', 'call_back',
        'no_answer', 'abandoned', 'other')),
    matter text,
    note text,
    article_id uuid,
    avoidable text check (avoidable in ('no_update', 'unclear_message', 'missed_promise', 'wrong_information',
        'website', 'passed_on')),
    version bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id),
    unique (tenant_id, switchboard_call_id),
    check ((state = 'ended') = (ended_at is not null)),
    check ((state = 'ended') = (outcome is not null)),
    check (ended_at >= started_at)
);
alter table interaction enable row level security;
alter table interaction force row level security;

create policy tenant on interaction
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index interaction_started on interaction (tenant_id, started_at, id);
create index interaction_contact on interaction (tenant_id, contact_id, started_at, id);
create index interaction_staff on interaction (tenant_id, staff_id, started_at, id);
create index interaction_open on interaction (tenant_id, staff_id, started_at, id) where state <> 'ended';

grant select, insert, update (state, number, withheld, contact_id, staff_id, started_at, ended_at, outcome, matter,
    note, article_id, avoidable, version) on interaction to moothall_contacts;
