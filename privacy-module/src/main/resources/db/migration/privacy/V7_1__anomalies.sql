-- Anomalies (P16): counts taken from the log as it grows, thresholds from each person's own history.

-- The next place in the tree to look at. Late entries get late places, so nothing is passed over.
create table privacy.anomaly_watermark (
    one boolean primary key default true check (one),
    next_index bigint not null
);
insert into privacy.anomaly_watermark (next_index) values (0);

-- How often a person did what, by hour of the organisation's day. Kept for the history that thresholds come from.
create table privacy.activity (
    staff text not null,
    day date not null,
    hour smallint not null check (hour between 0 and 23),
    measure text not null,
    times bigint not null,
    primary key (staff, day, hour, measure)
);

-- Different people whose data a member of staff read in a day.
create table privacy.activity_subject (
    staff text not null,
    day date not null,
    subject uuid not null,
    primary key (staff, day, subject)
);

-- Parameters; the newest version holds. floor: below it, nothing is unusual. sigmas: how far above the own mean is.
create table privacy.anomaly_rule (
    rule text not null,
    version int not null,
    enabled boolean not null,
    floor int not null check (floor between 0 and 100000),
    sigmas numeric(4, 1) not null check (sigmas between 0 and 20),
    min_days int not null check (min_days between 1 and 30),
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (rule, version)
);

insert into privacy.anomaly_rule (rule, version, enabled, floor, sigmas, min_days, changed_at, changed_by) values
    ('REVEALS', 1, true, 15, 4, 5, now(), 'system'),
    ('SEARCHES', 1, true, 25, 5, 5, now(), 'system'),
    ('CUSTOMERS', 1, true, 40, 4, 5, now(), 'system'),
    ('ODD_HOURS', 1, true, 5, 4, 10, now(), 'system'),
    ('WITHOUT_CASE', 1, true, 4, 4, 5, now(), 'system'),
    ('REFUSED', 1, true, 10, 4, 5, now(), 'system'),
    ('EXPORTS', 1, true, 3, 4, 5, now(), 'system'),
    ('MATCHING_LIMIT', 1, true, 0, 0, 1, now(), 'system');

create table privacy.alert (
    id uuid primary key,
    rule text not null,
    rule_version int not null,
    staff text not null,
    day date not null,
    hour smallint,
    value bigint not null,
    threshold numeric(12, 1) not null,
    basis text not null,
    entries text[] not null,
    entries_total int not null,
    state text not null check (state in ('OPEN', 'IN_WORK', 'CONFIRMED', 'FALSE_ALARM')),
    raised_at timestamptz not null,
    updated_at timestamptz not null,
    handled_by text,
    handled_at timestamptz,
    reason text,
    version bigint not null default 0,
    check (state = 'OPEN' or handled_by is not null)
);
-- One alert for one window, however often it is looked at.
create unique index alert_window on privacy.alert (rule, staff, day, coalesce(hour, -1));
create index alert_by_state on privacy.alert (state, raised_at desc);

-- What false alarms have changed for one person: a higher threshold, or silence, each for a time.
create table privacy.anomaly_leniency (
    id uuid primary key,
    rule text not null,
    staff text not null,
    raised_to bigint,
    until date not null,
    alert uuid not null references privacy.alert (id),
    given_by text not null,
    given_at timestamptz not null
);
create index anomaly_leniency_of on privacy.anomaly_leniency (staff, rule, until);
