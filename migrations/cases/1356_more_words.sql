-- A digit alone is a word: house numbers are looked for. Why something was refused or isn't needed is found as well.
create or replace function words_of(said text) returns setof text language sql immutable as $$
    select distinct left(w, 40)
    from regexp_split_to_table(
        lower(translate(said,
            'âàáäãåêèéëîìíïôòóöõûùúüŵẁẃẅŷỳýÿñçÂÀÁÄÃÅÊÈÉËÎÌÍÏÔÒÓÖÕÛÙÚÜŴẀẂẄŶỲÝŸÑÇ',
            'aaaaaaeeeeiiiiooooouuuuwwwwyyyyncaaaaaaeeeeiiiiooooouuuuwwwwyyyync')),
        '[^a-z0-9]+') w
    where length(w) >= 2 or w ~ '^[0-9]$'
$$;

create or replace function entry_worded() returns trigger language plpgsql set search_path from current as $$
begin
    perform keep_words(new.tenant_id, new.case_id, 'story', new.id,
        concat_ws(' ', new.text, case when new.kind in ('refused', 'task_dropped') then new.to_name end));
    return null;
end
$$;
