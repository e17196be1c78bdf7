-- What a person was handed and hasn't sent: found when they turn to the council again.
create index draft_contact on draft (tenant_id, contact_id) where contact_id is not null and state <> 'sent';
