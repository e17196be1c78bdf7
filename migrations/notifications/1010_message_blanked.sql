-- The text of old messages goes by age; that there was a message stays. `blanked_at` is real time.
alter table message add column blanked_at timestamptz;

create index message_text on message (tenant_id, created_at) where blanked_at is null and due_at is null;
