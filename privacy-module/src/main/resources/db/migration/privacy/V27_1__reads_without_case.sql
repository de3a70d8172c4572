-- Reads of customers and their work orders by who has no case with them, and lists, are watched, too.
alter table privacy.activity_subject
    add column case_needed boolean not null default false,
    add column with_case boolean not null default false;

insert into privacy.anomaly_rule (rule, version, enabled, floor, sigmas, min_days, changed_at, changed_by) values
    ('READS_WITHOUT_CASE', 1, true, 10, 4, 5, now(), 'system'),
    ('LISTS', 1, true, 300, 4, 5, now(), 'system');
