-- A changed term is a new version (P17): who set it and when stays for ever.
alter table privacy.hold_rule add column version int not null default 1;
create table privacy.hold_rule_change (
    word text not null references privacy.hold_rule,
    version int not null,
    days int not null,
    made_at timestamptz not null,
    made_by text not null,
    primary key (word, version)
);
create trigger hold_rule_change_stays before update or delete on privacy.hold_rule_change
    for each row execute function privacy.refuse_change();
insert into privacy.hold_rule_change (word, version, days, made_at, made_by)
    select word, 1, days, now(), 'system' from privacy.hold_rule;
