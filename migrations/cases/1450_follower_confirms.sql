-- Who asked to be told is a follower once they have confirmed their address: `confirm_until` is the council's time until
-- which they may, and null from then on. Who followed before was told how to stop, and stays.
alter table follower add column confirm_until timestamptz;

create index if not exists follower_unconfirmed on follower (tenant_id, email_key) where confirm_until is not null;

grant update (confirm_until) on follower to moothall_cases;
