-- Which case was merged into which, for as long as it is. `was` says how it stood before: its state and outcome, since when
-- its citizen had it opened again, and which of its timers waited. Taken apart again, the row is gone; the history tells of both.
create table case_merge (
    tenant_id uuid not null,
    case_id uuid not null,
    into_id uuid not null,
    was jsonb not null,
    made_at timestamptz not null,
    made_by uuid,
    primary key (tenant_id, case_id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    foreign key (tenant_id, into_id) references case_file (tenant_id, id),
    foreign key (tenant_id, made_by) references staff (tenant_id, id),
    check (case_id <> into_id)
);
alter table case_merge enable row level security;
alter table case_merge force row level security;

create policy tenant on case_merge
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_merge_into on case_merge (tenant_id, into_id);

grant select, insert, delete on case_merge to moothall_cases;

-- A merge is in the history of both cases, each as it sees the other.
create function merge_changed() returns trigger language plpgsql set search_path from current as $$
declare
    gone boolean := tg_op = 'DELETE';
    merge jsonb := case when gone then to_jsonb(old) else to_jsonb(new) end;
    one uuid := (merge ->> 'case_id')::uuid;
    other uuid := (merge ->> 'into_id')::uuid;
begin
    perform keep_link(one, 'merged-into', merge, other, gone);
    perform keep_link(other, 'merged', merge, one, gone);
    return null;
end
$$;

create trigger history after insert or delete on case_merge for each row execute function merge_changed();
