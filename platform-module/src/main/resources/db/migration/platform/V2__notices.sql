-- News for one person, or for everybody who holds a permission when they look. Ids and counts only, never personal data.
create table platform.notice (
    id uuid primary key,
    recipient text,
    permission text,
    kind text not null,
    words jsonb not null,
    link text not null,
    portal text not null,
    at timestamptz not null,
    check ((recipient is null) <> (permission is null))
);
create index notice_of_person on platform.notice (recipient, id desc) where recipient is not null;
create index notice_of_permission on platform.notice (permission, id desc) where permission is not null;

-- Each reader's own mark, because what is addressed to a permission has many readers.
create table platform.notice_seen (
    notice uuid not null references platform.notice (id) on delete cascade,
    staff text not null,
    at timestamptz not null,
    primary key (notice, staff)
);
