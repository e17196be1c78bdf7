-- What a workflow asked of another system, or recorded as due, is worked off: it was done, or it failed, which `said`
-- explains. What failed waits as what is open does: it may be done another way. `version` keeps two from answering at once.
alter table case_effect add column said text;
alter table case_effect add column version bigint not null default 1;

alter table case_effect drop constraint case_effect_state_check;
alter table case_effect add constraint case_effect_state_check check (state in ('open', 'done', 'failed')) not valid;
alter table case_effect drop constraint case_effect_check2;
alter table case_effect add constraint case_effect_ended check ((state = 'open') = (done_at is null)) not valid;
alter table case_effect add constraint case_effect_failed
    check (state <> 'failed' or (said is not null and kind in ('charge', 'connector'))) not valid;

-- By hand before the release: create index concurrently, under these names.
create index if not exists case_effect_left on case_effect (tenant_id, made_at, id)
    where state <> 'done' and kind in ('charge', 'connector');
create index if not exists case_effect_left_of on case_effect (tenant_id, connector, made_at, id)
    where state <> 'done' and kind in ('charge', 'connector');

grant update (said, version) on case_effect to moothall_cases;
