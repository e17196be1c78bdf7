-- How the day of a task was counted: the days that count, those that were skipped and why. Nothing of tasks that are older.
alter table case_task add column counted jsonb;
