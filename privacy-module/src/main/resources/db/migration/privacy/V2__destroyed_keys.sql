-- Whose keys have been destroyed (P11). Lines are added and never changed; the ledger file outside the database holds the
-- same, so that neither an old backup of this table nor one of the keys gives anybody back.
create table privacy.destroyed_key (
    person uuid primary key,
    at timestamptz not null
);

create function privacy.keep_destroyed_key() returns trigger language plpgsql as $$
begin
    raise exception 'the erasure ledger is only added to';
end $$;

create trigger destroyed_key_stays before update or delete or truncate on privacy.destroyed_key
    for each statement execute function privacy.keep_destroyed_key();

-- Makers of keys share a person's lock, destroyers have it alone: whoever comes second sees what the first has committed.
-- 256 locks for all people, so that an import does not fill the lock table.
create function privacy.lock_of_person(person uuid) returns int language sql immutable as
    $$ select hashtext(person::text) & 255 $$;

create function privacy.no_key_for_the_destroyed() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(1397246553, privacy.lock_of_person(new.person));
    if exists (select 1 from privacy.destroyed_key d where d.person = new.person) then
        return null;
    end if;
    return new;
end $$;

create trigger no_key_for_the_destroyed before insert on privacy.data_key
    for each row execute function privacy.no_key_for_the_destroyed();
