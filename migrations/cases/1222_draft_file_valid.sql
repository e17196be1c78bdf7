alter table file validate constraint file_draft;
