-- A message may be a letter that the council prints and posts: `letter` holds it as it was written, `recipient` is the
-- address in one line, `html` is empty. A letter waits `to_print` without being due and is `posted` once a member of
-- staff says so: `sent_at` is when, `posted_by` who. `version` counts what staff say of it.
alter table message add column letter jsonb;
alter table message add column posted_by uuid;
alter table message add column version bigint not null default 1;

alter table message drop constraint message_state_check;
alter table message drop constraint message_check1;
alter table message drop constraint message_means_check;
alter table message add constraint message_state_check
    check (state in ('queued', 'leased', 'sent', 'failed', 'to_print', 'posted')) not valid;
alter table message add constraint message_sent_check
    check ((sent_at is not null) = (state in ('sent', 'posted'))) not valid;
alter table message add constraint message_means_check check (means in ('email', 'text', 'letter')) not valid;
alter table message add constraint message_letter_check
    check ((means = 'letter') = (state in ('to_print', 'posted')) and (letter is null or means = 'letter')) not valid;
