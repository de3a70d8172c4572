-- By which version of the rules the masks of a row were made (P2); those before anybody noted it are the first.
alter table privacy.guardian add column mask_version int not null default 1;

-- Runs that made masks anew; the job's row says how far one has come.
create table privacy.mask_remake (
    job uuid primary key,
    version int not null,
    began_at timestamptz not null,
    remade bigint not null default 0,
    unreadable bigint not null default 0,
    ended_at timestamptz
);
create unique index mask_remake_running on privacy.mask_remake ((ended_at is null)) where ended_at is null;
