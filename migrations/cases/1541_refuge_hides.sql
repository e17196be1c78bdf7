-- What hides the cases of people who are protected, and all that hangs on them, from whoever isn't named. As in contacts,
-- `tests/sweeps/refuge.rs` reads from the catalogue that each table of cases or people has one.
create policy refuge on case_file as restrictive for select to moothall_cases
    using ((id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_alias as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_entry as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on avoidable_contact as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_presence as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_watch as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on bulk_item as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_feedback as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_step_done as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_timer as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_effect as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_clock as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_task as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_proposal as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_change as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_word as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_import_row as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on incident_case as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on follower as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on incident_dismissed as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_link as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case)) or other_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on case_merge as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case)) or into_id = any (array(select case_id from hidden_case))) is not true);
create policy refuge on file as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))
        or contact_id = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on promise as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))
        or contact_id = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on transfer as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))
        or contact_id = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on draft as restrictive for select to moothall_cases
    using ((case_id = any (array(select case_id from hidden_case))
        or contact_id = any (array(select contact_id from hidden_person))) is not true);
create policy refuge on file_piece as restrictive for select to moothall_cases
    using (exists (select from file f where f.tenant_id = file_piece.tenant_id and f.id = file_piece.file_id));
create policy refuge on access_log as restrictive for select to moothall_cases
    using ((subject_id = any (array(select case_id from hidden_case))
        or subject_id = any (array(select contact_id from hidden_person))) is not true);
