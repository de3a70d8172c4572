-- Passports and permits of residents of Hong Kong, Macao and Taiwan: a search key alone, as of ID numbers (P1).
ALTER TABLE crm.customer ADD COLUMN travel_document_index bytea;
ALTER TABLE crm.customer ADD COLUMN travel_document_index_version integer;
CREATE UNIQUE INDEX customer_travel_document ON crm.customer (travel_document_index);
