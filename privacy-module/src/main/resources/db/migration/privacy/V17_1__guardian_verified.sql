-- How it was checked who a guardian is: a word. Null for those recorded before anybody was asked.
alter table privacy.guardian add column verified_how text;
