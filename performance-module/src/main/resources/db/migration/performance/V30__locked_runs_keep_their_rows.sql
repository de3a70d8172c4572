-- A row could leave a locked run by an update that named another one: look at where it comes from as well as where it goes.
CREATE OR REPLACE FUNCTION performance.refuse_after_lock() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM performance.payout_run
            WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.run END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.run END)
            AND state IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED')) THEN
        RAISE EXCEPTION 'the run is locked' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
