-- How long each category is kept (P17). A changed rule is a new version; nothing runs until one is switched on.
create table privacy.retention_rule (
    category text not null,
    version int not null,
    days int not null check (days between 30 and 36500),
    action text not null check (action in ('DELETE', 'ANONYMISE')),
    enabled boolean not null,
    made_at timestamptz not null,
    made_by text not null,
    primary key (category, version)
);
create trigger retention_rule_stays before update or delete on privacy.retention_rule
    for each row execute function privacy.refuse_change();

create table privacy.retention_run (
    id uuid primary key,
    category text not null,
    version int not null,
    before timestamptz not null,
    at timestamptz not null,
    expired bigint not null,
    held bigint not null
);
create index retention_run_category on privacy.retention_run (category, id desc);
