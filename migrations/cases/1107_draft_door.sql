-- The postcode that shows that a draft is someone's own: the last one given that is a postcode. It goes
-- when the draft is sent; from then on the case's opens it.
alter table draft add column door text;

grant update (door) on draft to moothall_cases;
