-- Whose numbers an original mentions although they were erased, because it is held for somebody else (P11). Gone with the row
-- that it stands in, so that a text written anew owes nobody anything.
alter table privacy.sealed_text add column left_of uuid[] not null default '{}';

-- Erasures that left such an original: looked at again when the other person's hold may have ended.
create table privacy.erasure_left (
    person uuid not null,
    field text not null,
    row_id uuid not null,
    about uuid not null,
    request uuid,
    since timestamptz not null,
    look_again_on date not null,
    primary key (person, field, row_id)
);
create index erasure_left_due on privacy.erasure_left (look_again_on, person);
