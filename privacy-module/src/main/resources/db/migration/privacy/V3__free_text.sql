-- The original of a text in which numbers were found, beside the shown text that its own module keeps. ID numbers stand
-- in neither (P1), card numbers only in cards_sealed (P3). Both are sealed under the person's data key: destroying that
-- destroys them.
create table privacy.sealed_text (
    field text not null,
    row_id uuid not null,
    person uuid not null,
    text_sealed bytea not null,
    cards_sealed bytea,
    primary key (field, row_id)
);
create index sealed_text_person on privacy.sealed_text (person);

-- Keyed hashes of the numbers that were found: enough to ask whether a number was mentioned, and about whom.
create table privacy.text_number (
    field text not null,
    row_id uuid not null,
    person uuid not null,
    kind text not null,
    number_index bytea not null,
    number_index_version integer not null,
    primary key (field, row_id, kind, number_index)
);
create index text_number_index on privacy.text_number (number_index);
create index text_number_person on privacy.text_number (person, kind);

-- Who asked whether a number matches, and when: what the limit counts (P1). Forgotten once they no longer count.
create table privacy.match_attempt (
    id bigint generated always as identity primary key,
    staff text not null,
    at timestamptz not null,
    refused boolean not null
);
create index match_attempt_staff on privacy.match_attempt (staff, at);
