-- When someone was born, where they said so, and a version that grows when their details are corrected.
alter table contact add column date_of_birth date, add column version bigint not null default 1;
