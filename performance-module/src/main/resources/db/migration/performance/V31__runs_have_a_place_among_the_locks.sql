-- Runs are locked one after another, whatever their months: each has its place, and looks back at those before it. A month that
-- was left out can so be paid late. Until now the order of locks was the order of months.
ALTER TABLE performance.payout_run ADD COLUMN place integer CHECK (place > 0);
ALTER TABLE performance.payout_run DISABLE TRIGGER payout_run_after_lock;
UPDATE performance.payout_run r SET place = l.place
    FROM (SELECT id, row_number() OVER (ORDER BY period) AS place FROM performance.payout_run
            WHERE state IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED')) l
    WHERE r.id = l.id;
ALTER TABLE performance.payout_run ENABLE TRIGGER payout_run_after_lock;
-- Two locks at once cannot take one place, and none is without.
CREATE UNIQUE INDEX payout_run_place ON performance.payout_run (place)
    WHERE state IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED');
ALTER TABLE performance.payout_run ADD CONSTRAINT locked_run_has_a_place
    CHECK (place IS NOT NULL OR state NOT IN ('LOCKED', 'EXPORTED', 'PART_PAID', 'PAID', 'CLOSED'));

-- The earlier runs that a run looked at again; engines 1 and 2 looked at the months of the scheme's window and pinned no list.
CREATE TABLE performance.payout_look (
    run uuid NOT NULL REFERENCES performance.payout_run,
    original uuid NOT NULL REFERENCES performance.payout_run,
    PRIMARY KEY (run, original)
);
CREATE TRIGGER payout_look_after_lock BEFORE INSERT OR UPDATE OR DELETE ON performance.payout_look
    FOR EACH ROW EXECUTE FUNCTION performance.refuse_after_lock();
