-- How often a case of an act was in trouble that may pass: it gives way to the others, and isn't tried for
-- ever.
alter table bulk_item add column attempts int not null default 0;

drop index bulk_item_waiting;
create index bulk_item_waiting on bulk_item (tenant_id, act_id, attempts, place) where state = 'waiting';

grant update (attempts) on bulk_item to moothall_cases;
