-- A file brings addresses, or the rounds that serve them; of each one is current.
alter table address_file add column holds text not null default 'addresses' check (holds in ('addresses', 'rounds'));
drop index address_file_current;
-- Where two councils' rows are united, the later of their files stays current until one file of both is brought in.
create unique index address_file_current on address_file (tenant_id, holds) where state = 'current';
