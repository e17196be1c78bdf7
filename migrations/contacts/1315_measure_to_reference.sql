-- By how many seconds after a call began the council wants its reference read out.
alter table measure_settings add column to_reference int not null default 180 check (to_reference between 30 and 3600);

grant update (to_reference) on measure_settings to moothall_contacts;
