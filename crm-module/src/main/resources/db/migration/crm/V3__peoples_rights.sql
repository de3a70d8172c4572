-- An erased customer keeps number and times, for the counts, and nothing that leads to the person.
ALTER TABLE crm.customer ALTER COLUMN name_sealed DROP NOT NULL;
-- Why the customer's data must not be used now: ERASED, RESTRICTED, AWAITING_GUARDIAN; kept up to date by the event that says so.
ALTER TABLE crm.customer ADD COLUMN processing_limit text;
CREATE INDEX import_row_existing ON crm.import_row (existing_id) WHERE existing_id IS NOT NULL;
