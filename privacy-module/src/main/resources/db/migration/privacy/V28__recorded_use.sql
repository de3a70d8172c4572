-- Uses are marked for each permission (P15): what is known of each, and since when all of them are.
alter table privacy.review_campaign add column recorded_from timestamptz;

alter table privacy.review_permission add column use text check (use in ('USED', 'NEVER', 'NO_RECORD'));
update privacy.review_permission
    set use = case when uses is null then 'NO_RECORD' when uses = 0 then 'NEVER' else 'USED' end;
alter table privacy.review_permission alter column use set not null;
alter table privacy.review_permission add column days int not null default 0;

alter table privacy.review_item add column unrecorded int not null default 0;
update privacy.review_item set unrecorded = permissions - traceable;
alter table privacy.review_item add column last_used_on date;
