-- When a link that nobody had answered stopped being good, because its work order was opened again; null for the others.
ALTER TABLE workorder.rating_invitation ADD COLUMN voided_at timestamptz,
    ADD CHECK (voided_at IS NULL OR answered_at IS NULL);
-- Links that were open when their work order had been opened again before this rule.
UPDATE workorder.rating_invitation i SET voided_at = now() WHERE answered_at IS NULL
    AND (NOT EXISTS (SELECT 1 FROM workorder.work_order w WHERE w.id = i.work_order AND w.state = 'CLOSED')
        OR EXISTS (SELECT 1 FROM workorder.rating_invitation n WHERE n.work_order = i.work_order AND n.id > i.id));
