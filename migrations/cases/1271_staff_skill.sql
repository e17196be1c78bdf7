-- What someone can do, in small letters: routing asks for it.
alter table presence add column skills text[] not null default '{}';

grant update (skills) on presence to moothall_cases;
