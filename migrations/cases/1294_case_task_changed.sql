-- Tasks are in the history of their case.
create trigger history after insert or delete or update of assignee_id, checklist, state, why on case_task
    for each row execute function part_changed('task', 'title', 'assignee', 'due_at', 'checklist', 'state', 'why');
