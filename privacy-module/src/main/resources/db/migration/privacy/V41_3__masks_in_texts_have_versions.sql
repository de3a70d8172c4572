-- By which version of the rules the masks in a shown text were made (P2, P18); those before anybody noted it are the first.
alter table privacy.sealed_text add column mask_version int not null default 1;
create index sealed_text_mask_version on privacy.sealed_text (mask_version);
