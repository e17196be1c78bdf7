-- Whether the link of what was handed over went as a text message.
alter table draft add column texted boolean not null default false;
