-- Which archive is being unpacked into an import: another one, or another step, waits until it is done. `unpacking_until` is
-- real time and moves on with each piece; once it is over, whoever unpacked was killed, and another may begin.
alter table case_import add column unpacking uuid, add column unpacking_until timestamptz;

grant update (unpacking, unpacking_until) on case_import to moothall_cases;
