-- A file that a citizen added to their own half-done report, under the question that asks for it. It is nobody
-- else's until the report is sent; then it is the case's, and what was removed or never sent goes with its draft.
alter table file add column draft_id uuid;
alter table file add column question text;
alter table file add constraint file_draft
    foreign key (tenant_id, draft_id) references draft (tenant_id, id) on delete cascade not valid;
create index if not exists file_of_draft on file (tenant_id, draft_id, arrived_at, id) where draft_id is not null;

grant update (draft_id) on file to moothall_cases;
