-- When like reports suggest an incident, as the council chooses it: so many of one service, within so many metres and hours; 0
-- reports suggest none.
alter table desk_settings
    add column suggest_reports smallint not null default 5 check (suggest_reports = 0 or suggest_reports between 2 and 100),
    add column suggest_metres smallint not null default 200 check (suggest_metres between 10 and 2000),
    add column suggest_hours smallint not null default 24 check (suggest_hours between 1 and 168);

grant update (suggest_reports, suggest_metres, suggest_hours) on desk_settings to moothall_cases;
