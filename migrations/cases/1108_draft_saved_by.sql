-- Which form saved a draft last, by a key of its own: what one form saves it may save over, another that
-- began from an older version may not.
alter table draft add column saved_by text;

grant update (saved_by) on draft to moothall_cases;
