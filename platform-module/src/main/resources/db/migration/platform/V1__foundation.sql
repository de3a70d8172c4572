-- Ids are UUIDv7; a month of them is a range of ids.
CREATE FUNCTION platform.lowest_id(t timestamptz) RETURNS uuid
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT (lpad(to_hex((extract(epoch FROM t) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;

CREATE TABLE platform.partitioned (
    table_name text PRIMARY KEY
);

-- Adds the missing month partitions of every registered table. Runs with the owner's rights, so that the application
-- role can ask for it without being able to create anything else.
CREATE FUNCTION platform.keep_partitions(from_month date, to_month date) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    t record;
    m date;
    part text;
    made integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(7305808869229538);
    FOR t IN SELECT table_name FROM platform.partitioned LOOP
        m := date_trunc('month', from_month);
        WHILE m <= to_month LOOP
            part := split_part(t.table_name, '.', 2) || '_' || to_char(m, 'YYYY_MM');
            IF to_regclass(format('%I.%I', split_part(t.table_name, '.', 1), part)) IS NULL THEN
                EXECUTE format('CREATE TABLE %I.%I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)',
                    split_part(t.table_name, '.', 1), part, t.table_name::regclass,
                    platform.lowest_id(m::timestamp AT TIME ZONE 'UTC'),
                    platform.lowest_id((m + interval '1 month')::timestamp AT TIME ZONE 'UTC'));
                made := made + 1;
            END IF;
            m := m + interval '1 month';
        END LOOP;
    END LOOP;
    RETURN made;
END $$;
REVOKE ALL ON FUNCTION platform.keep_partitions(date, date) FROM PUBLIC;

-- Called by a module's migration after CREATE TABLE … PARTITION BY RANGE (id).
CREATE FUNCTION platform.partition_by_month(name text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO platform.partitioned VALUES (name) ON CONFLICT DO NOTHING;
    EXECUTE format('CREATE TABLE IF NOT EXISTS %s_other PARTITION OF %s DEFAULT', name, name);
    PERFORM platform.keep_partitions((now() - interval '24 months')::date, (now() + interval '3 months')::date);
END $$;

CREATE TABLE platform.staff (
    id text PRIMARY KEY,
    name text NOT NULL,
    department text,
    active boolean NOT NULL DEFAULT true,
    seen_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX staff_department ON platform.staff (department) WHERE active;

CREATE TABLE platform.idempotency_key (
    actor text NOT NULL,
    operation text NOT NULL,
    key bytea NOT NULL,
    fingerprint bytea NOT NULL,
    result uuid,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (actor, operation, key)
);
CREATE INDEX idempotency_key_age ON platform.idempotency_key (created_at);

-- OpenID sessions that the provider has ended (back-channel logout); asked at every page.
CREATE TABLE platform.ended_session (
    sid text PRIMARY KEY,
    ended_at timestamptz NOT NULL
);

CREATE TABLE platform.job (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    parameters text NOT NULL,
    started_by text NOT NULL,
    portal text,
    department text,
    permissions text NOT NULL,
    session text NOT NULL,
    address text NOT NULL,
    state text NOT NULL,
    done bigint NOT NULL DEFAULT 0,
    total bigint NOT NULL DEFAULT 0,
    result text,
    failure text,
    attempts integer NOT NULL DEFAULT 0,
    cancel_requested boolean NOT NULL DEFAULT false,
    started_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX job_recent ON platform.job (started_at DESC, id DESC);

-- db-scheduler's table, in its documented shape.
CREATE TABLE platform.scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON platform.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON platform.scheduled_tasks (last_heartbeat);

CREATE TABLE platform.demo_chapter (
    name text PRIMARY KEY
);
