-- Who writes the history of a case: triggers, so that a statement of tomorrow is in it without knowing of it.
-- Who acts, and when by the council's time, is what the transaction says of itself (`app.acting`), and the reason
-- what the verb said (`app.why`).

-- An id in the order of time (version 7), as the product's own are.
create function time_ordered_id() returns uuid language sql volatile as $$
    select (lpad(to_hex(t.us / 1000), 12, '0') || '7' || lpad(to_hex((t.us % 1000) * 4096 / 1000), 3, '0')
        || substr(t.chance, 17))::uuid
    from (select floor(extract(epoch from clock_timestamp()) * 1000000)::bigint as us,
                 replace(gen_random_uuid()::text, '-', '') as chance) t
$$;

create function keep_change(tenant uuid, of_case uuid, of_field text, of_question jsonb, before jsonb, after jsonb)
returns void language plpgsql set search_path from current as $$
declare
    acting text[] := string_to_array(coalesce(nullif(current_setting('app.acting', true), ''), 'other'), ' ');
begin
    insert into case_change (tenant_id, id, case_id, at, acted, by_staff, field, label, was, became, why)
    values (tenant, time_ordered_id(), of_case,
        coalesce(to_timestamp(acting[2]::float8 / 1000000), now()),
        split_part(acting[1], ':', 1),
        case when acting[1] like 'staff:%' then split_part(acting[1], ':', 2)::uuid end,
        of_field, of_question, nullif(before, 'null'), nullif(after, 'null'),
        nullif(current_setting('app.why', true), ''));
end
$$;

-- A case's own fields, whichever there are; of its answers each by its question. What counts its changes, and what
-- says that its words can be searched, are none.
create function case_changed() returns trigger language plpgsql set search_path from current as $$
declare
    change record;
begin
    for change in
        select key as field, b.value as before, a.value as after
        from jsonb_each(to_jsonb(old)) b join jsonb_each(to_jsonb(new)) a using (key)
        where b.value <> a.value and key not in ('version', 'answers', 'worded')
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

create trigger history after update on case_file for each row execute function case_changed();

create function named_assignee(of_part jsonb) returns jsonb language sql stable set search_path from current as $$
    select jsonb_build_object('assignee', (select s.name from staff s
        where s.tenant_id = (of_part ->> 'tenant_id')::uuid and s.id = (of_part ->> 'assignee_id')::uuid))
$$;

-- What belongs to a case and stands in another table: a follower, a file, a task. The first argument names it, the
-- others its columns; one column is told by itself, several together. Who does a task is told by name. A file counts
-- once it has come whole.
create function part_changed() returns trigger language plpgsql set search_path from current as $$
declare
    before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    kept text[] := tg_argv[1:];
    of_before uuid := case when coalesce(before -> 'arrived_at', 'true') <> 'null' then (before ->> 'case_id')::uuid end;
    of_after uuid := case when coalesce(after -> 'arrived_at', 'true') <> 'null' then (after ->> 'case_id')::uuid end;
    was jsonb;
    became jsonb;
begin
    before := before || named_assignee(before);
    after := after || named_assignee(after);
    was := (select case when count(*) = 1 then (array_agg(before -> c))[1] else jsonb_object_agg(c, before -> c) end
        from unnest(kept) c);
    became := (select case when count(*) = 1 then (array_agg(after -> c))[1] else jsonb_object_agg(c, after -> c) end
        from unnest(kept) c);
    if of_before = of_after then
        if was <> became or before -> 'assignee_id' <> after -> 'assignee_id' then
            perform keep_change((after ->> 'tenant_id')::uuid, of_after, tg_argv[0], null, was, became);
        end if;
        return null;
    end if;
    if of_before is not null then
        perform keep_change((before ->> 'tenant_id')::uuid, of_before, tg_argv[0], null, was, null);
    end if;
    if of_after is not null then
        perform keep_change((after ->> 'tenant_id')::uuid, of_after, tg_argv[0], null, null, became);
    end if;
    return null;
end
$$;

create trigger history after insert or delete on case_watch
    for each row execute function part_changed('follower', 'staff_id');
create trigger history after insert or delete on case_alias
    for each row execute function part_changed('alias', 'reference');
create trigger history after insert or delete or update of rating, words on case_feedback
    for each row execute function part_changed('rating', 'rating', 'words');
create trigger history after insert or delete or update of state, due_at, title, team_id on case_effect
    for each row execute function part_changed('task', 'title', 'due_at', 'state');
create trigger history after insert or delete or update of state, due_at on case_timer
    for each row execute function part_changed('timer', 'due_at', 'state');
create trigger history after insert or delete or update of name, letter, received_on, note, case_id, arrived_at on file
    for each row execute function part_changed('file', 'name', 'letter', 'received_on', 'note');
create trigger history after insert or delete or update of what, due_at, state, ending, case_id on promise
    for each row execute function part_changed('promise', 'what', 'due_at', 'state', 'ending');

-- Nothing of the history is overwritten but by erasure.
create function only_erased() returns trigger language plpgsql as $$
begin
    if new.was is null and new.became is null and new.why is null and new.erased_at is not null
        and old.erased_at is null
    then
        return new;
    end if;
    raise exception 'the history of a case is erased or stays as it is';
end
$$;

create trigger only_erased before update on case_change for each row execute function only_erased();
