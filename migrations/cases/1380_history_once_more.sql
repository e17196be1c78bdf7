-- A clock that stands still is counted anew each day, and `target` explains how `due_at` was found: neither is a change. How
-- answers are held for the form says nothing that they don't.
create or replace function case_changed() returns trigger language plpgsql set search_path from current as $$
declare
    change record;
begin
    for change in
        select key as field, b.value as before, a.value as after
        from jsonb_each(to_jsonb(old)) b join jsonb_each(to_jsonb(new)) a using (key)
        where b.value <> a.value and key not in ('version', 'answers', 'given', 'worded', 'target')
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

-- What is known of a person is found by them, also what is no longer waited for.
create index file_person on file (tenant_id, contact_id) where contact_id is not null;
create index draft_person on draft (tenant_id, contact_id) where contact_id is not null;
create index transfer_person on transfer (tenant_id, contact_id) where contact_id is not null;
