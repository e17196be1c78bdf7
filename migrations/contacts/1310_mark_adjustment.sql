-- What must be done otherwise for someone (the Equality Act's reasonable adjustments) is marked like a caution.
alter table mark drop constraint mark_kind_check;
alter table mark add constraint mark_kind_check
    check (kind in ('violence', 'two_staff', 'dog', 'vulnerable', 'adjustment', 'legal', 'other'));
