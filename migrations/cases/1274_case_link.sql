-- How cases belong together: `case_id` is a part of its parent `other_id`, or the two have to do with each other.
create table case_link (
    tenant_id uuid not null,
    case_id uuid not null,
    other_id uuid not null,
    kind text not null check (kind in ('parent', 'related')),
    made_at timestamptz not null,
    made_by uuid,
    primary key (tenant_id, case_id, other_id),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id),
    foreign key (tenant_id, other_id) references case_file (tenant_id, id),
    check (case_id <> other_id),
    check (kind <> 'related' or case_id < other_id)
);
alter table case_link enable row level security;
alter table case_link force row level security;

create policy tenant on case_link
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create unique index case_link_one_parent on case_link (tenant_id, case_id) where kind = 'parent';
create index case_link_other on case_link (tenant_id, other_id);

grant select, insert, delete on case_link to moothall_cases;

-- A link is in the history of both cases, each as it sees the other.
create function keep_link(of_case uuid, relation text, of_link jsonb, other uuid, gone boolean)
returns void language plpgsql set search_path from current as $$
declare
    tenant uuid := (of_link ->> 'tenant_id')::uuid;
    seen jsonb := jsonb_build_object('relation', relation, 'reference',
        (select c.reference from case_file c where c.tenant_id = tenant and c.id = other));
begin
    perform keep_change(tenant, of_case, 'relation', null,
        case when gone then seen end, case when not gone then seen end);
end
$$;

create function link_changed() returns trigger language plpgsql set search_path from current as $$
declare
    gone boolean := tg_op = 'DELETE';
    link jsonb := case when gone then to_jsonb(old) else to_jsonb(new) end;
    one uuid := (link ->> 'case_id')::uuid;
    other uuid := (link ->> 'other_id')::uuid;
begin
    perform keep_link(one, link ->> 'kind', link, other, gone);
    perform keep_link(other, case link ->> 'kind' when 'parent' then 'child' else 'related' end, link, one, gone);
    return null;
end
$$;

create trigger history after insert or delete on case_link for each row execute function link_changed();
