-- The words of a case: of its story, its answers and its history, so that a case is found by what was written. Under row
-- level security only comparisons reach an index (ADR-0011), so a word that is typed is a range of these. `source` is the
-- entry, the change, or the case itself. The database keeps them in step, as it does the history.
create table case_word (
    tenant_id uuid not null,
    word text collate "C" not null,
    case_id uuid not null,
    found_in text not null check (found_in in ('story', 'answers', 'history')),
    source uuid not null,
    primary key (tenant_id, word, case_id, found_in, source),
    foreign key (tenant_id, case_id) references case_file (tenant_id, id)
);
alter table case_word enable row level security;
alter table case_word force row level security;

create policy tenant on case_word
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index case_word_case on case_word (tenant_id, case_id, word);

grant select, insert, delete on case_word to moothall_cases;

-- Cases that are older than this aren't in it yet: a watch puts them in, in steps.
alter table case_file add column worded boolean not null default false;
alter table case_file alter column worded set default true;
create index case_file_unworded on case_file (tenant_id, id) where not worded;
grant update (worded) on case_file to moothall_cases;

-- The words of a text as they are compared: without accents and capitals, letters and digits alone.
create function words_of(said text) returns setof text language sql immutable as $$
    select distinct left(w, 40)
    from regexp_split_to_table(
        lower(translate(said,
            'âàáäãåêèéëîìíïôòóöõûùúüŵẁẃẅŷỳýÿñçÂÀÁÄÃÅÊÈÉËÎÌÍÏÔÒÓÖÕÛÙÚÜŴẀẂẄŶỲÝŸÑÇ',
            'aaaaaaeeeeiiiiooooouuuuwwwwyyyyncaaaaaaeeeeiiiiooooouuuuwwwwyyyync')),
        '[^a-z0-9]+') w
    where length(w) >= 2
$$;

-- Every text within a value.
create function texts_of(said jsonb) returns text language sql immutable as $$
    select coalesce(string_agg(x #>> '{}', ' '), '') from jsonb_path_query(said, 'strict $.**') x
    where jsonb_typeof(x) = 'string'
$$;

create function keep_words(tenant uuid, of_case uuid, said_in text, said_by uuid, said text)
returns void language sql set search_path from current as $$
    insert into case_word (tenant_id, word, case_id, found_in, source)
    select tenant, w, of_case, said_in, said_by from words_of(said) w
    on conflict do nothing
$$;

create function answers_in_words(answers jsonb) returns text language sql immutable set search_path from current as $$
    select coalesce(string_agg(texts_of(e -> 'answer'), ' '), '')
    from jsonb_array_elements(case when jsonb_typeof(answers) = 'array' then answers else '[]' end) e
$$;

create function entry_worded() returns trigger language plpgsql set search_path from current as $$
begin
    perform keep_words(new.tenant_id, new.case_id, 'story', new.id, new.text);
    return null;
end
$$;
create trigger words after insert on case_entry for each row
    when (new.text is not null and new.kind <> 'begun') execute function entry_worded();

create function answers_worded() returns trigger language plpgsql set search_path from current as $$
begin
    if tg_op = 'UPDATE' then
        delete from case_word where tenant_id = new.tenant_id and case_id = new.id and found_in = 'answers';
    end if;
    perform keep_words(new.tenant_id, new.id, 'answers', new.id, answers_in_words(new.answers));
    return null;
end
$$;
create trigger words after insert or update of answers on case_file for each row execute function answers_worded();

-- Of the history what says something of someone: teams and states are found by the queues. What was erased isn't found.
create function change_worded() returns trigger language plpgsql set search_path from current as $$
begin
    if new.erased_at is not null then
        delete from case_word
        where tenant_id = new.tenant_id and case_id = new.case_id and found_in = 'history' and source = new.id;
    elsif new.field = 'answers' or new.field = 'place' or new.field like 'reporter%'
        or new.field in ('file', 'promise', 'rating', 'alias')
    then
        perform keep_words(new.tenant_id, new.case_id, 'history', new.id,
            concat_ws(' ', texts_of(new.was), texts_of(new.became), new.why));
    end if;
    return null;
end
$$;
create trigger words after insert or update on case_change for each row execute function change_worded();
