-- A reference that a case had in another system, as it was written there; `reference` is how it is compared.
alter table case_alias add column written text;
grant insert on case_alias to moothall_cases;

-- An import is taken back with everything of its cases. Nothing else deletes a case, its story or its history: a row goes
-- only while the import that made its case is being taken back.
create function only_with_its_import() returns trigger language plpgsql set search_path from current as $$
declare
    of_case uuid := (to_jsonb(old) ->> tg_argv[0])::uuid;
begin
    if exists (select from case_import_row r
        where r.tenant_id = old.tenant_id and r.case_id = of_case and r.state = 'removing')
    then
        return old;
    end if;
    raise exception 'a case goes with its import or stays';
end
$$;

create trigger only_with_its_import before delete on case_file
    for each row execute function only_with_its_import('id');
create trigger only_with_its_import before delete on case_entry
    for each row execute function only_with_its_import('case_id');
create trigger only_with_its_import before delete on case_change
    for each row execute function only_with_its_import('case_id');
create trigger only_with_its_import before delete on case_alias
    for each row execute function only_with_its_import('case_id');

create index case_watch_case on case_watch (tenant_id, case_id);
create index bulk_item_case on bulk_item (tenant_id, case_id);
create index draft_case on draft (tenant_id, case_id) where case_id is not null;

grant delete on case_file to moothall_cases;
grant delete on case_entry to moothall_cases;
grant delete on case_change to moothall_cases;
grant delete on case_alias to moothall_cases;
