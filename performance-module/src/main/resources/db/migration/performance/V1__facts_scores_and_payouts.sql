-- Facts: insert only, pseudonymous; the id's time is the business time, so a month of facts is a range of ids.
CREATE TABLE performance.fact (
    id uuid NOT NULL,
    kind text NOT NULL,
    agent text NOT NULL,
    about text NOT NULL,
    details jsonb NOT NULL,
    audit_entry uuid NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id)
) PARTITION BY RANGE (id);
CREATE INDEX fact_of_agent ON performance.fact (agent, id);
-- The few kinds that a month looks for outside itself.
CREATE INDEX fact_lasting ON performance.fact (kind, id) WHERE kind IN ('tested', 'engaged', 'reopened', 'excluded');
SELECT platform.partition_by_month('performance.fact');

CREATE FUNCTION performance.refuse_change() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is insert only: a correction is another fact', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER fact_never_changes BEFORE UPDATE OR DELETE ON performance.fact
    FOR EACH ROW EXECUTE FUNCTION performance.refuse_change();

-- People in scope: what HR edits. Each edit appends a fact of kind engaged, which is what scores and runs read.
CREATE TABLE performance.person (
    staff text PRIMARY KEY,
    version bigint NOT NULL,
    periods text NOT NULL
);

CREATE TABLE performance.inspection (
    id uuid PRIMARY KEY,
    staff text NOT NULL,
    inspector text NOT NULL,
    method text NOT NULL,
    case_reference text,
    professionalism numeric(5,2) NOT NULL CHECK (professionalism BETWEEN 0 AND 100),
    efficiency numeric(5,2) NOT NULL CHECK (efficiency BETWEEN 0 AND 100),
    attitude numeric(5,2) NOT NULL CHECK (attitude BETWEEN 0 AND 100),
    result numeric(5,2) NOT NULL CHECK (result BETWEEN 0 AND 100),
    mark numeric(5,2) NOT NULL CHECK (mark BETWEEN 0 AND 100),
    rubric text NOT NULL,
    inspected_at timestamptz NOT NULL,
    fact uuid NOT NULL
);
CREATE INDEX inspection_of_staff ON performance.inspection (staff, id);
CREATE TRIGGER inspection_never_changes BEFORE UPDATE OR DELETE ON performance.inspection
    FOR EACH ROW EXECUTE FUNCTION performance.refuse_change();

CREATE TABLE performance.test_mark (
    id uuid PRIMARY KEY,
    staff text NOT NULL,
    quarter text NOT NULL CHECK (quarter ~ '^\d{4}-Q[1-4]$'),
    mark numeric(5,2) NOT NULL CHECK (mark BETWEEN 0 AND 100),
    marked_by text NOT NULL,
    marked_at timestamptz NOT NULL,
    fact uuid NOT NULL
);
CREATE INDEX test_mark_of_staff ON performance.test_mark (staff, quarter);
CREATE TRIGGER test_mark_never_changes BEFORE UPDATE OR DELETE ON performance.test_mark
    FOR EACH ROW EXECUTE FUNCTION performance.refuse_change();

CREATE TABLE performance.payout_run (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
    period text NOT NULL UNIQUE CHECK (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    state text NOT NULL,
    scheme text NOT NULL,
    scheme_hash text NOT NULL,
    calendar_version text,
    fact_root text,
    engine_version text,
    content_hash text,
    preparers text NOT NULL,
    approver text,
    approved_hash text,
    currency text NOT NULL,
    opening numeric(14,2),
    earned numeric(14,2),
    adjustments numeric(14,2),
    closing numeric(14,2)
);

CREATE TABLE performance.payout_line (
    run uuid NOT NULL REFERENCES performance.payout_run,
    number integer NOT NULL,
    staff text NOT NULL,
    component text NOT NULL,
    amount numeric(14,2) NOT NULL,
    held text,
    original uuid,
    PRIMARY KEY (run, number)
);

-- The facts that a run is calculated from, so that it can be calculated again to the byte.
CREATE TABLE performance.payout_fact (
    run uuid NOT NULL REFERENCES performance.payout_run,
    fact uuid NOT NULL,
    PRIMARY KEY (run, fact)
);

-- Differences that a run found in earlier ones, and what it left to be taken back.
CREATE TABLE performance.payout_difference (
    run uuid NOT NULL REFERENCES performance.payout_run,
    number integer NOT NULL,
    carried boolean NOT NULL,
    original uuid NOT NULL,
    staff text NOT NULL,
    component text NOT NULL,
    amount numeric(14,2) NOT NULL,
    PRIMARY KEY (run, carried, number)
);

CREATE TABLE performance.payout_exception (
    run uuid NOT NULL REFERENCES performance.payout_run,
    number integer NOT NULL,
    code text NOT NULL,
    staff text NOT NULL,
    detail text NOT NULL,
    PRIMARY KEY (run, number)
);

CREATE TABLE performance.payout_step (
    id uuid PRIMARY KEY,
    run uuid NOT NULL REFERENCES performance.payout_run,
    staff text NOT NULL,
    state text NOT NULL,
    happened_at timestamptz NOT NULL
);
CREATE INDEX payout_step_of_run ON performance.payout_step (run, id);
CREATE TRIGGER payout_step_never_changes BEFORE UPDATE OR DELETE ON performance.payout_step
    FOR EACH ROW EXECUTE FUNCTION performance.refuse_change();

-- After the lock nothing changes (F21), whoever asks.
CREATE FUNCTION performance.refuse_after_lock() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    of_run uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.run ELSE NEW.run END;
BEGIN
    IF (SELECT state FROM performance.payout_run WHERE id = of_run)
            IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED') THEN
        RAISE EXCEPTION 'the run is locked' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER payout_line_after_lock BEFORE INSERT OR UPDATE OR DELETE ON performance.payout_line
    FOR EACH ROW EXECUTE FUNCTION performance.refuse_after_lock();
CREATE TRIGGER payout_fact_after_lock BEFORE INSERT OR UPDATE OR DELETE ON performance.payout_fact
    FOR EACH ROW EXECUTE FUNCTION performance.refuse_after_lock();
CREATE TRIGGER payout_difference_after_lock BEFORE INSERT OR UPDATE OR DELETE ON performance.payout_difference
    FOR EACH ROW EXECUTE FUNCTION performance.refuse_after_lock();
CREATE TRIGGER payout_exception_after_lock BEFORE INSERT OR UPDATE OR DELETE ON performance.payout_exception
    FOR EACH ROW EXECUTE FUNCTION performance.refuse_after_lock();

CREATE FUNCTION performance.keep_locked_run() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED') AND (
            TG_OP = 'DELETE'
            OR (to_jsonb(NEW) - 'state' - 'version') IS DISTINCT FROM (to_jsonb(OLD) - 'state' - 'version')
            OR NEW.state NOT IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED')) THEN
        RAISE EXCEPTION 'the run is locked' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER payout_run_after_lock BEFORE UPDATE OR DELETE ON performance.payout_run
    FOR EACH ROW EXECUTE FUNCTION performance.keep_locked_run();
