-- Knowledge articles: answers that the council has written down, in both languages. `key` is the
-- library's where the article came from there. `review_on` is a day in London by which someone must
-- look whether it is still true.
create table article (
    tenant_id uuid not null,
    id uuid not null,
    key text,
    title jsonb not null,
    summary jsonb not null,
    body jsonb not null,
    words jsonb not null,
    service text,
    state text not null check (state in ('draft', 'published', 'withdrawn')),
    public boolean not null,
    owner_id uuid,
    review_on date not null,
    changed_at timestamptz not null,
    changed_by text,
    version bigint not null default 1,
    primary key (tenant_id, id),
    unique (tenant_id, key),
    foreign key (tenant_id, owner_id) references staff (tenant_id, id)
);
alter table article enable row level security;
alter table article force row level security;

create policy tenant on article
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create index article_review on article (tenant_id, state, review_on, id);
create index article_owner on article (tenant_id, owner_id);

grant select, insert on article to moothall_cases;
grant update (title, summary, body, words, service, state, public, owner_id, review_on, changed_at, changed_by, version)
    on article to moothall_cases;
