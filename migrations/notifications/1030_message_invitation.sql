-- Invitations hold a secret and are blanked long before other messages: they are found without the others.
create index message_invitation on message (tenant_id, created_at)
    where template = 'staff-invited' and blanked_at is null and due_at is null;
