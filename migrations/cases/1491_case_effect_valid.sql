-- What 1490 asks of new rows holds of all.
alter table case_effect validate constraint case_effect_state_check;
alter table case_effect validate constraint case_effect_ended;
alter table case_effect validate constraint case_effect_failed;
