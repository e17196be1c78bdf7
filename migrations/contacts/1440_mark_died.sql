-- That someone has died is a mark of its own: `told_by` is who said so, `text` by what it is known, `died_on` the day where
-- that is known. It isn't looked at again on a day, and `ended_why` is why it was taken back. `death_turn` counts what was
-- told of that to others.
alter table mark drop constraint mark_kind_check;
alter table mark add constraint mark_kind_check
    check (kind in ('died', 'violence', 'two_staff', 'dog', 'vulnerable', 'adjustment', 'legal', 'other'));
alter table mark alter column review_on drop not null, add column told_by text, add column died_on date,
    add column ended_why text;
alter table mark add constraint mark_died
    check ((kind = 'died') = (review_on is null) and (kind = 'died') = (told_by is not null)
        and (kind = 'died' or died_on is null and ended_why is null));
grant update (ended_why) on mark to moothall_contacts;
alter table contact add column death_turn bigint not null default 0;
