-- What citizens said of an answer: how many, each day in London, that it answered their question and how
-- many that it didn't. Nothing is kept of who said it.
create table article_said (
    tenant_id uuid not null,
    article_id uuid not null,
    day date not null,
    answered bigint not null check (answered >= 0),
    unanswered bigint not null check (unanswered >= 0),
    primary key (tenant_id, article_id, day),
    foreign key (tenant_id, article_id) references article (tenant_id, id)
);
alter table article_said enable row level security;
alter table article_said force row level security;

create policy tenant on article_said
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

grant select, insert, update (answered, unanswered) on article_said to moothall_cases;
