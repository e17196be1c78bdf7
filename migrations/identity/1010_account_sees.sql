-- Two further roles, and which of the council's cases someone sees: every case, those of their teams,
-- or those that they took themselves.
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check
    check (role in ('agent', 'caseworker', 'manager', 'administrator', 'read_only', 'councillor'));
alter table account add column sees text not null default 'all' check (sees in ('all', 'teams', 'own'));
