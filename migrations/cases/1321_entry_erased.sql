-- A note that tells of answers which are erased loses its words: nothing else of a story is ever changed.
grant update (text) on case_entry to moothall_cases;

create function only_erasing() returns trigger language plpgsql as $$
begin
    if current_setting('app.erasing', true) = 'on' then
        return new;
    end if;
    raise exception 'the story of a case is erased or stays as it is';
end
$$;

create trigger only_erasing before update of text on case_entry for each row execute function only_erasing();
