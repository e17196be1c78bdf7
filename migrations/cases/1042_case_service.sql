-- A case can be moved to the service that it should have been reported to, and its team, its day and
-- its answers with it.
grant update (service_id, service_name, team_id, answers, due_at, target) on case_file to moothall_cases;
