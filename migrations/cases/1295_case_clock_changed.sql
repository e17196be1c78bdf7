-- Clocks are in the history of their case, once they run: what a case begins with is no change.
create trigger history after delete or update of state, due_at on case_clock
    for each row execute function part_changed('clock', 'clock', 'due_at', 'state');
