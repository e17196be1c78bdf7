-- What 1360 added holds for every message.
alter table message validate constraint message_state_check;
alter table message validate constraint message_sent_check;
alter table message validate constraint message_means_check;
alter table message validate constraint message_letter_check;
