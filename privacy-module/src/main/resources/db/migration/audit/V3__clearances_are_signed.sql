-- A clearance counts by the entry that tells of it and by a signature, not by its row: the application may insert rows.
-- Several may stand for one alarm, so that one that does not count keeps no other out.
alter table audit.alarm_clearance drop constraint alarm_clearance_pkey;
alter table audit.alarm_clearance add column entry_id uuid, add column note text check (length(note) <= 4000);

-- Those from before have no signature; they count where their entry is in the signed tree. An alarm without such an entry is open.
update audit.alarm_clearance c set entry_id = (select e.id from audit.entry e
    where e.action = 'privacy.log.alarm-clear' and e.outcome = 'done'
        and e.leaf::jsonb ->> 'object' = 'privacy.log/alarm/' || c.alarm
    order by e.id limit 1);
delete from audit.alarm_clearance where entry_id is null;
alter table audit.alarm_clearance alter column entry_id set not null;
alter table audit.alarm_clearance add primary key (alarm, entry_id);
