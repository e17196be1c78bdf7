-- Whether the citizen of a case was written to by the act: of an incident's update, who follows the incident hears of it there.
-- Null of what was done before that was kept: then whoever's case it changed was.
alter table bulk_item add column wrote boolean;

grant update (wrote) on bulk_item to moothall_cases;
