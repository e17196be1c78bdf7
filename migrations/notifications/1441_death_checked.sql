-- What 1440 allowed holds for every message.
alter table message validate constraint message_state_check;
alter table message validate constraint message_letter_check;
