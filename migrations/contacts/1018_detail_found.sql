-- Details are found by what they are: whose a number is, who gave an address in a postcode. One that is
-- wrong or no longer theirs is ended, and kept.
alter table detail add column ended_at timestamptz;

create index detail_key on detail (tenant_id, kind, key) where ended_at is null;
create index detail_postcode on detail (tenant_id, postcode, key) where kind = 'address' and ended_at is null;
