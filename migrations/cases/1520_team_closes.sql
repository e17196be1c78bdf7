-- A council makes, names and closes its teams itself. What still names a team that was closed goes to its heir, which
-- is never closed itself: closing an heir hands its own on. `key` of a team that isn't the library's is its id.
alter table team add column closed_at timestamptz;
alter table team add column heir_id uuid;
alter table team add column version bigint not null default 1;
alter table team add foreign key (tenant_id, heir_id) references team (tenant_id, id);
alter table team add check (heir_id is null or closed_at is not null);
alter table team add check (heir_id <> id);

grant update (name, closed_at, heir_id, version) on team to moothall_cases;
grant update (team_id) on case_task, promise, transfer, case_effect to moothall_cases;
