-- What is done with is forgotten by age: events that were handled or delivered. (Stored answers could
-- be deleted from the beginning.)
create index outbox_delivered on outbox (tenant_id, delivered_at) where delivered_at is not null;
create index inbox_done on inbox (tenant_id, done_at) where done_at is not null;

grant delete on outbox to {service};
grant delete on inbox to {service};
