-- Marks whose day has passed are found by it.
create index mark_due on mark (tenant_id, review_on, id) where ended_at is null;
