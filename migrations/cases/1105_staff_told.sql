-- Whoever isn't known to see more sees their own cases. `told_at` is when identity last said something of
-- someone: what arrives late and is older changes nothing. A newer invitation names every team, so those
-- that it leaves out go.
alter table staff alter column sees set default 'own';
alter table staff add column told_at timestamptz not null default 'epoch';

grant update (told_at) on staff to moothall_cases;
grant delete on team_member to moothall_cases;
