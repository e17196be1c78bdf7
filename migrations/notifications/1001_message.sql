-- Messages to people, written when the fact arrives and kept as they were sent.
-- `due_at` is real time: of a queued message when it is tried (again), of a leased one when the lease
-- runs out, of the others null. `fence` counts leases; `handed_at` is set just before the text goes
-- to the mail server and cleared when the server refused it, so a lease that runs out with it set
-- leaves open whether the message arrived: it goes again under the same `message_id`, and `uncertain`
-- counts that. `created_at` and `sent_at` are the council's time.
create table message (
    tenant_id uuid not null,
    id uuid not null,
    event_id uuid not null,
    about uuid not null,
    template text not null,
    language text not null check (language in ('en', 'cy')),
    message_id text not null,
    sender text not null,
    reply_to text,
    recipient text not null,
    subject text not null,
    body text not null,
    html text not null,
    state text not null check (state in ('queued', 'leased', 'sent', 'failed')),
    due_at timestamptz,
    fence bigint not null default 0,
    attempts int not null default 0,
    handed_at timestamptz,
    uncertain int not null default 0,
    fault text,
    created_at timestamptz not null,
    sent_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, event_id),
    check ((due_at is not null) = (state in ('queued', 'leased'))),
    check ((sent_at is not null) = (state = 'sent'))
);
alter table message enable row level security;
alter table message force row level security;

create policy tenant on message
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy relay on message for select to moothall_relay using (true);

create index message_due on message (tenant_id, due_at, id) where due_at is not null;
create index message_about on message (tenant_id, about, id);
create index message_state on message (tenant_id, state, id);

grant select, insert, update on message to moothall_notifications;
grant select (tenant_id, id, due_at) on message to moothall_relay;
