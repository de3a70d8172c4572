-- What a run left: people erased but for a part that a hold keeps, and those who turned out to be in contact with us.
alter table privacy.retention_run add column partly bigint not null default 0;
alter table privacy.retention_run add column active bigint not null default 0;
