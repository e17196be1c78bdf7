-- How a case came in, and during which call staff took it. A case that came before this was kept came
-- over the web. The call is an interaction of the contacts service's.
alter table case_file
    add column channel text not null default 'web'
        check (channel in ('phone', 'desk', 'web', 'email', 'sms', 'letter', 'video', 'councillor')),
    add column call_id uuid;
