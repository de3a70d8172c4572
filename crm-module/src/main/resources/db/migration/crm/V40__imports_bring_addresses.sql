-- Addresses of rows that wait to become customers, as crm.customer keeps them: sealed, masked, not searched.
ALTER TABLE crm.import_row ADD COLUMN address_sealed bytea, ADD COLUMN address_mask text;
