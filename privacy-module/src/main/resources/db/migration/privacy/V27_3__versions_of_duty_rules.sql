-- Rules about duties are set anew, never changed: the newest version of each holds, and all are kept with who set them.
create table privacy.duty_rule (
    word text not null check (word ~ '^[a-z]+(-[a-z]+)*$'),
    version int not null,
    one text not null check (one ~ '^(role|permission):'),
    other text not null check (other ~ '^(role|permission):'),
    zh text not null,
    en text not null,
    active boolean not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (word, version)
);
insert into privacy.duty_rule (word, version, one, other, zh, en, active, changed_at, changed_by)
    select word, 1, one, other, zh, en, active, now(), 'system' from privacy.duty_conflict;
drop table privacy.duty_conflict;
