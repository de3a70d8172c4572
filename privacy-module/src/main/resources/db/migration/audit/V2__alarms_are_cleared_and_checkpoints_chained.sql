-- Each checkpoint names the size of the one before it, so that a removed row leaves a gap.
alter table audit.checkpoint add column previous bigint;
update audit.checkpoint c set previous = coalesce(
    (select max(size) from audit.checkpoint before where before.size < c.size), 0);
alter table audit.checkpoint alter column previous set not null;

-- An alarm stops publication until somebody has looked into it and says what it was.
create table audit.alarm_clearance (
    alarm uuid primary key references audit.alarm (id),
    at timestamptz not null,
    cleared_by text not null,
    finding text not null check (finding ~ '^[a-z]+(-[a-z]+)*$'),
    reference text not null check (length(reference) between 1 and 60)
);
insert into audit.alarm_clearance (alarm, at, cleared_by, finding, reference)
select id, at, 'system', 'before-clearances', '-' from audit.alarm;

-- To search by field: only entries that name fields pay for it.
create index entry_by_field on audit.entry using gin (((leaf::jsonb) -> 'fields'))
    where ((leaf::jsonb) -> 'fields') is not null;
