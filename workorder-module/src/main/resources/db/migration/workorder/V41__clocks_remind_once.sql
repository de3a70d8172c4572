-- When people were reminded that a promise runs out, and that it is broken; null until then. What was broken before reminders
-- began is not told any more.
ALTER TABLE workorder.order_clock ADD COLUMN soon_told_at timestamptz, ADD COLUMN breach_told_at timestamptz;
UPDATE workorder.order_clock SET soon_told_at = now(), breach_told_at = now() WHERE stopped_at IS NULL AND due_at < now();
