-- By which version of the rules a person's tokens were made; 0 for none yet. Whoever is behind is due.
alter table contact add column search_rules smallint not null default 0;

create index contact_search_rules on contact (tenant_id, search_rules, id);
