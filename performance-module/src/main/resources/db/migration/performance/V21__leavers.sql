-- The role periods as they were before HR said that the person has left, so that this can be taken back; else null.
ALTER TABLE performance.person ADD COLUMN before_leaving text;
