-- Platform table: those who run the deployment. They are nobody's staff and hold no council's data.
create table operator (
    id uuid not null primary key,
    name text not null,
    email text not null,
    email_key text not null,
    password_hash text not null,
    created_at timestamptz not null,
    constraint operator_email unique (email_key)
);

grant select, insert on operator to moothall_platform;
