-- Of a case that a deed put into another queue, who had it there: `was` is the team.
alter table bulk_item add column was_assignee uuid;

grant update (was_assignee) on bulk_item to moothall_cases;
