-- Rows of an older backup that name somebody who was erased since are looked for.
CREATE INDEX import_row_person ON crm.import_row (person_id) WHERE name_mask IS NOT NULL;
