-- A run that was opened by mistake is discarded before it is frozen: it stays on record, and its month can be opened again.
ALTER TABLE performance.payout_run ADD COLUMN discarded_because text
    CHECK ((discarded_because IS NOT NULL) = (state = 'DISCARDED'));
ALTER TABLE performance.payout_run DROP CONSTRAINT payout_run_period_key;
CREATE UNIQUE INDEX payout_run_period ON performance.payout_run (period) WHERE state <> 'DISCARDED';

CREATE OR REPLACE FUNCTION performance.refuse_after_lock() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM performance.payout_run
            WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.run END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.run END)
            AND state IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED', 'DISCARDED')) THEN
        RAISE EXCEPTION 'the run is locked or discarded' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION performance.keep_locked_run() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'DISCARDED' OR OLD.state IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED') AND (
            TG_OP = 'DELETE'
            OR (to_jsonb(NEW) - 'state' - 'version') IS DISTINCT FROM (to_jsonb(OLD) - 'state' - 'version')
            OR NEW.state NOT IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED')) THEN
        RAISE EXCEPTION 'the run is locked or discarded' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
