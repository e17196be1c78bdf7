-- A promise that a message to the citizen made by stating a date: one for each date of a case.
alter table promise add column stated boolean not null default false;

create index promise_made on promise (tenant_id, made_at);
