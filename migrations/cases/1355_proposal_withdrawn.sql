-- Whoever proposed a move may take it back.
alter table case_proposal drop constraint case_proposal_state_check;
alter table case_proposal add constraint case_proposal_state_check
    check (state in ('open', 'approved', 'refused', 'lapsed', 'withdrawn'));
