-- A message goes by email or as a text message: `recipient` is an email address, or a telephone number in E.164.
-- Of a text message `html` is empty, and nobody is answered.
alter table message add column means text not null default 'email' check (means in ('email', 'text'));
