-- What the history tells of clocks: one that goes, one that comes to a case that is there already, and where one stands.
-- A clock that stands still is counted anew each day (`app.recount`): that is no change. Nor is `target`, which explains how
-- `due_at` was found.
create or replace function case_changed() returns trigger language plpgsql set search_path from current as $$
declare
    change record;
begin
    for change in
        select key as field, b.value as before, a.value as after
        from jsonb_each(to_jsonb(old)) b join jsonb_each(to_jsonb(new)) a using (key)
        where b.value <> a.value and key not in ('version', 'answers', 'worded', 'target')
            and (key <> 'due_at' or current_setting('app.recount', true) is distinct from 'on')
    loop
        perform keep_change(new.tenant_id, new.id, change.field, null, change.before, change.after);
    end loop;
    if new.answers <> old.answers then
        for change in
            with b as (
                select e -> 'label' as label, e -> 'answer' as answer, n,
                    row_number() over (partition by e -> 'label' order by n) as nth
                from jsonb_array_elements(old.answers) with ordinality x(e, n)
            ), a as (
                select e -> 'label' as label, e -> 'answer' as answer, n,
                    row_number() over (partition by e -> 'label' order by n) as nth
                from jsonb_array_elements(new.answers) with ordinality x(e, n)
            )
            select label, b.answer as before, a.answer as after from b full join a using (label, nth)
            where b.answer is distinct from a.answer order by coalesce(a.n, b.n)
        loop
            perform keep_change(new.tenant_id, new.id, 'answers', change.label, change.before, change.after);
        end loop;
    end if;
    return null;
end
$$;

drop trigger history on case_clock;
create trigger history after delete on case_clock
    for each row execute function part_changed('clock', 'clock', 'due_at', 'state');
create trigger history_moved after update of state, due_at on case_clock for each row
    when (current_setting('app.recount', true) is distinct from 'on' or old.state is distinct from new.state)
    execute function part_changed('clock', 'clock', 'due_at', 'state');

-- What a case begins with is no change: only what comes later is told, and nothing of a case that an import brings.
create function clock_came() returns trigger language plpgsql set search_path from current as $$
declare
    acting text[] := string_to_array(coalesce(nullif(current_setting('app.acting', true), ''), 'other'), ' ');
begin
    if new.state is not null and current_setting('app.recount', true) is distinct from 'on' and (select c.opened_at from case_file c where c.tenant_id = new.tenant_id and c.id = new.case_id)
        < coalesce(to_timestamp(acting[2]::float8 / 1000000), now()) - interval '1 millisecond'
    then
        perform keep_change(new.tenant_id, new.case_id, 'clock', null, null,
            jsonb_build_object('clock', new.clock, 'due_at', new.due_at, 'state', new.state));
    end if;
    return null;
end
$$;
create trigger history_came after insert on case_clock for each row execute function clock_came();
