-- An operator's verb tells a fact about the council that it opened its transaction about; the tenant
-- policy holds it to that one.
grant insert on outbox to moothall_platform;
