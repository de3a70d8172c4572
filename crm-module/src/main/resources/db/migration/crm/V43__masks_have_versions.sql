-- By which version of the rules the masks of a row were made; those before anybody noted it are the first.
ALTER TABLE crm.customer ADD COLUMN mask_version integer NOT NULL DEFAULT 1;
CREATE INDEX customer_mask_version ON crm.customer (mask_version);
ALTER TABLE crm.import_row ADD COLUMN mask_version integer NOT NULL DEFAULT 1;
