-- Limits of which nobody was told who shows them beside the person: those that a migration has written. A job tells of them.
alter table privacy.person_limit add column told boolean not null default true;
update privacy.person_limit set told = false where limited = 'ERASED_BUT_HELD';
create index person_limit_untold on privacy.person_limit (person) where not told;
