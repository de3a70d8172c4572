-- The newest index key of ID numbers that an import's rows were hashed with; null where they name none. Rows hashed before a
-- rotation can be compared with nobody who was stored after it.
ALTER TABLE crm.customer_import ADD COLUMN id_number_index_version integer;
UPDATE crm.customer_import i SET id_number_index_version =
    (SELECT max(id_card_index_version) FROM crm.import_row r WHERE r.import_id = i.id);
