-- A new version of the key-encryption key wraps from a moment when every node has it.
alter table privacy.kek add column wraps_from timestamptz;
update privacy.kek set wraps_from = made_at;
alter table privacy.kek alter column wraps_from set not null;
