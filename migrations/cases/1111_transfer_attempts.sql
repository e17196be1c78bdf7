-- How often it was tried to make a promise of a transfer that nobody answered: what failed gives way to
-- what wasn't tried yet.
alter table transfer add column attempts int not null default 0;

drop index transfer_due;
create index transfer_due on transfer (tenant_id, attempts, answer_by, id) where state = 'waiting';

grant update (attempts) on transfer to moothall_cases;
grant select (attempts) on transfer to moothall_relay;
