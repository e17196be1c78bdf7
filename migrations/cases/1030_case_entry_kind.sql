-- What can happen to a case grows with the product: the type `Happening` says which kinds there are,
-- and a row that is none of them can't be read. The table asks only for a name.
alter table case_entry drop constraint case_entry_kind_check;
alter table case_entry add constraint case_entry_kind_check check (kind ~ '^[a-z][a-z_]{0,29}$');
