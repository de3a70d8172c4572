-- Whom a list had when it was asked for: the yes covers these and nobody else. Gone once the file has been begun.
create table privacy.reveal_list (
    request uuid primary key references privacy.reveal_request (id) on delete cascade,
    people uuid[] not null
);
