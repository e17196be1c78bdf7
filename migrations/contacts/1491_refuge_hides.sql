-- What hides people who are protected from whoever isn't named: a second wall behind the council's own, so that a query
-- of tomorrow can't forget it. `tests/sweeps/refuge.rs` reads from the catalogue that each table of people has one.
create policy refuge on contact as restrictive for select to moothall_contacts
    using ((coalesce(stays_as, id) = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on mark as restrictive for select to moothall_contacts
    using ((contact_id = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on interaction as restrictive for select to moothall_contacts
    using ((contact_id = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on verification as restrictive for select to moothall_contacts
    using ((contact_id = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on first_contact as restrictive for select to moothall_contacts
    using ((contact_id = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on access_log as restrictive for select to moothall_contacts
    using ((subject_id = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on interaction_draft as restrictive for select to moothall_contacts
    using (exists (select from interaction i where i.tenant_id = interaction_draft.tenant_id and i.id = interaction_draft.id));
create policy refuge on interaction_case as restrictive for select to moothall_contacts
    using (exists (
        select from interaction i where i.tenant_id = interaction_case.tenant_id and i.id = interaction_case.interaction_id));

-- By what they are reached, what was made of it, and their cases, in which they say where they live.
create policy refuge on detail as restrictive for select to moothall_contacts
    using ((coalesce(contact_id, origin_id) = any (array(select contact_id from hidden_address))) is not true);
create policy refuge on search_token as restrictive for select to moothall_contacts
    using ((contact_id = any (array(select contact_id from hidden_person))
        or kind > 0 and contact_id = any (array(select contact_id from hidden_address))) is not true);
create policy refuge on match_key as restrictive for select to moothall_contacts
    using ((contact_id = any (array(select contact_id from hidden_address))) is not true);
create policy refuge on duplicate_pair as restrictive for select to moothall_contacts
    using ((one_id = any (array(select contact_id from hidden_address)) or other_id = any (array(select contact_id from hidden_address))) is not true);
create policy refuge on contact_merge as restrictive for select to moothall_contacts
    using ((kept_id = any (array(select contact_id from hidden_address)) or merged_id = any (array(select contact_id from hidden_address))) is not true);
create policy refuge on contact_case as restrictive for select to moothall_contacts
    using ((contact_id = any (array(select contact_id from hidden_address))) is not true);
create policy refuge on contact_message as restrictive for select to moothall_contacts
    using ((contact_id = any (array(select contact_id from hidden_address))) is not true);
