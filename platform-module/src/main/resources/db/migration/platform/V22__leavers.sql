-- The last day of whoever has left. Kept apart from "active", which sign-in writes: only HR says who has left.
ALTER TABLE platform.staff ADD COLUMN left_on date;
