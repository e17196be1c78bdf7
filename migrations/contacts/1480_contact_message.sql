-- The messages that people were written about their cases; `id` is the message's own, `turn` how often something was told of
-- it. They are with whom their case is, and move with it when records are merged.
create table contact_message (
    tenant_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    contact_id uuid not null,
    origin_id uuid,
    template text not null,
    channel text not null check (channel in ('email', 'sms', 'letter')),
    state text not null check (state in ('queued', 'leased', 'sent', 'failed', 'to_print', 'posted', 'stopped')),
    turn bigint not null,
    written_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references contact_case (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
alter table contact_message enable row level security;
alter table contact_message force row level security;

create policy tenant on contact_message
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index contact_message_written on contact_message (tenant_id, contact_id, written_at, id);
create index contact_message_case on contact_message (tenant_id, case_id);
create index contact_message_origin on contact_message (tenant_id, origin_id) where origin_id is not null;

grant select, insert, update (contact_id, origin_id, state, turn), delete on contact_message to moothall_contacts;
