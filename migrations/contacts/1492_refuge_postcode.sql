-- The postcode in a person's row is what lists show. Whose address is protected has none there, whoever writes it; it
-- stays with their addresses, and is put back from the newest of them when the protection ends.
create function keep_no_postcode() returns trigger language plpgsql set search_path from current as $$
begin
    if new.postcode is not null and exists (
        select from refuge r where r.tenant_id = new.tenant_id and r.contact_id = new.id and r.ended_at is null
            and r.scope = 'address')
    then
        new.postcode := null;
    end if;
    return new;
end
$$;
create trigger refuge before insert or update of postcode on contact for each row execute function keep_no_postcode();
