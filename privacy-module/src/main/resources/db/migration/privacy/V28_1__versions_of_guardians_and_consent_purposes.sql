-- Who changes them says which version was read (X3).
alter table privacy.guardian add column version bigint not null default 1;
alter table privacy.consent_purpose add column version bigint not null default 1;
