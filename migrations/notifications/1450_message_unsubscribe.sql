-- Where one post ends such messages (RFC 8058): of an email to someone who follows something. It is blanked with the text.
alter table message add column unsubscribe text;
