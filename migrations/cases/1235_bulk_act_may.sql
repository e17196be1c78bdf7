-- What whoever ordered an act may do beside: the permissions that a workflow can ask for.
alter table bulk_act add column may text[] not null default '{}';
