-- What a member of staff may do, as identity tells: whom an alarm is put before where a team has named nobody for it.
-- Nothing is known of those of whom it was last told before this was kept.
alter table staff add column role text
    check (role in ('agent', 'caseworker', 'manager', 'administrator', 'read_only', 'councillor'));

grant update (role) on staff to moothall_cases;
