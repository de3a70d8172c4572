-- Calendar and policy versions: written once, never changed (W20).
CREATE TABLE workorder.working_calendar (
    version text PRIMARY KEY,
    in_force_from timestamptz NOT NULL,
    definition text NOT NULL
);

CREATE TABLE workorder.clock_policy (
    version text PRIMARY KEY,
    in_force_from timestamptz NOT NULL,
    definition text NOT NULL
);

-- State Council notices for 2024, 2025 and 2026.
INSERT INTO workorder.working_calendar (version, in_force_from, definition) VALUES ('cn-2024-2026', '2020-01-01T00:00:00Z', $calendar$
zone Asia/Shanghai
hours 09:00-12:00 13:30-18:00
off 2024-01-01 2024-02-10..2024-02-17 2024-04-04..2024-04-06 2024-05-01..2024-05-05 2024-06-10 2024-09-15..2024-09-17 2024-10-01..2024-10-07
work 2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
off 2025-01-01 2025-01-28..2025-02-04 2025-04-04..2025-04-06 2025-05-01..2025-05-05 2025-05-31..2025-06-02 2025-10-01..2025-10-08
work 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
off 2026-01-01..2026-01-03 2026-02-15..2026-02-23 2026-04-04..2026-04-06 2026-05-01..2026-05-05 2026-06-19..2026-06-21 2026-09-25..2026-09-27 2026-10-01..2026-10-07
work 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
$calendar$);

INSERT INTO workorder.clock_policy (version, in_force_from, definition) VALUES ('standard-1', '2020-01-01T00:00:00Z', $policy$
# promise        channel   complexity  limit    counts
first-response   *         *           PT60S    elapsed
first-response   phone     *           PT90S    elapsed
first-response   wecom     *           PT5M     elapsed
first-response   wechat    *           PT5M     elapsed
accept           *         *           PT5M     elapsed
plan             *         complex     PT48H    working
department       *         *           PT8H     working
resolve          *         *           PT24H    working
resolve          *         complex     PT72H    working
callback         *         *           PT48H    elapsed  after PT24H
reopen-window P7D
$policy$);

-- What a request can be about; supervisors add their own.
CREATE TABLE workorder.work_order_type (
    word text PRIMARY KEY CHECK (word ~ '^[a-z]+(-[a-z]+)*$'),
    zh text NOT NULL,
    en text NOT NULL,
    complaint boolean NOT NULL DEFAULT false,
    active boolean NOT NULL DEFAULT true,
    place integer NOT NULL
);
INSERT INTO workorder.work_order_type (word, zh, en, complaint, place) VALUES
    ('consultation', '咨询', 'Question', false, 10),
    ('schedule', '排课调课', 'Class schedule', false, 20),
    ('technical', '平台技术', 'Platform and technical', false, 30),
    ('billing', '缴费账务', 'Fees and billing', false, 40),
    ('refund', '退费', 'Refund', false, 50),
    ('complaint', '投诉', 'Complaint', true, 60),
    ('suggestion', '建议', 'Suggestion', false, 70),
    ('other', '其他', 'Other', false, 80);

CREATE SEQUENCE workorder.work_order_number;

CREATE TABLE workorder.work_order (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    version bigint NOT NULL,
    customer uuid NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    type text NOT NULL,
    priority text NOT NULL,
    complexity text NOT NULL,
    grade text,
    description text NOT NULL,
    plan text,
    promised_at timestamptz,
    solution text,
    feedback text,
    owner text NOT NULL,
    department text,
    handler text,
    solved_by text,
    contacted_at timestamptz,
    responded_at timestamptz,
    accepted_at timestamptz NOT NULL,
    solved_at timestamptz,
    confirmed_at timestamptz,
    closed_at timestamptz,
    waiting_since timestamptz,
    handling_minutes bigint,
    calendar_version text NOT NULL,
    reopened integer NOT NULL DEFAULT 0,
    due_at timestamptz,
    changed_at timestamptz NOT NULL
) PARTITION BY RANGE (id);
SELECT platform.partition_by_month('workorder.work_order');
CREATE INDEX work_order_owner ON workorder.work_order (owner, id DESC);
CREATE INDEX work_order_department ON workorder.work_order (department, id DESC) WHERE department IS NOT NULL;
CREATE INDEX work_order_customer ON workorder.work_order (customer, id DESC);
CREATE INDEX work_order_by_number ON workorder.work_order (number);
CREATE INDEX work_order_open ON workorder.work_order (due_at) WHERE closed_at IS NULL;

CREATE TABLE workorder.order_clock (
    id uuid PRIMARY KEY,
    work_order uuid NOT NULL REFERENCES workorder.work_order (id),
    kind text NOT NULL,
    round integer NOT NULL,
    calendar_version text NOT NULL,
    policy_version text NOT NULL,
    counting text NOT NULL,
    limit_ms bigint NOT NULL,
    started_at timestamptz NOT NULL,
    opens_at timestamptz NOT NULL,
    used_ms bigint NOT NULL,
    running_since timestamptz,
    paused_at timestamptz,
    due_at timestamptz NOT NULL,
    stopped_at timestamptz,
    UNIQUE (work_order, kind, round)
);
CREATE INDEX order_clock_running ON workorder.order_clock (kind, due_at) WHERE stopped_at IS NULL;

-- What happened, by whom, in order; never changed.
CREATE TABLE workorder.history_entry (
    id uuid PRIMARY KEY,
    work_order uuid NOT NULL,
    at timestamptz NOT NULL,
    by_staff text NOT NULL,
    act text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    note text
) PARTITION BY RANGE (id);
SELECT platform.partition_by_month('workorder.history_entry');
CREATE INDEX history_entry_work_order ON workorder.history_entry (work_order, id);

-- One-time links by which customers rate; the token itself is not kept.
CREATE TABLE workorder.rating_invitation (
    id uuid PRIMARY KEY,
    work_order uuid NOT NULL,
    owner text NOT NULL,
    token_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    answered_at timestamptz,
    stars integer CHECK (stars BETWEEN 1 AND 5),
    comment text,
    CHECK ((answered_at IS NULL) = (stars IS NULL))
);
CREATE INDEX rating_invitation_work_order ON workorder.rating_invitation (work_order);
CREATE INDEX rating_invitation_owner ON workorder.rating_invitation (owner, answered_at) WHERE answered_at IS NOT NULL;
