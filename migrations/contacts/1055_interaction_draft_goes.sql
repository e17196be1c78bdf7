-- What was typed goes once an interaction is wrapped up.
grant delete on interaction_draft to moothall_contacts;
