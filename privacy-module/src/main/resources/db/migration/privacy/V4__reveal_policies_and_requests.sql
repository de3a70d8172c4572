-- Which kinds of field a purpose may be used for. What a migration adds serves contacts, never money.
alter table privacy.purpose
    add column kinds text[] not null default '{PHONE,EMAIL,NAME,ADDRESS}',
    add column version bigint not null default 1;

update privacy.purpose set kinds = '{PHONE,EMAIL,NAME,ADDRESS,TEXT}'
    where word in ('contact-customer', 'verify-identity', 'deliver-service', 'handle-complaint');
update privacy.purpose set kinds = '{BANK_CARD,PAYMENT_ACCOUNT,NAME,TEXT,CARD_TEXT}' where word = 'refund-payment';
update privacy.purpose set kinds = '{PHONE,EMAIL,NAME,ADDRESS,BANK_CARD,PAYMENT_ACCOUNT,TEXT,CARD_TEXT}'
    where word in ('fraud-investigation', 'legal-duty');

-- What a reveal of each kind of field needs. A line is never changed: the newest version of a subject holds.
create table privacy.reveal_policy (
    subject text not null,
    version int not null check (version > 0),
    permission text,
    second_person boolean not null,
    minutes int not null check (minutes between 1 and 1440),
    fresh_factor boolean not null,
    case_rule text not null check (case_rule in ('none', 'open', 'own')),
    set_by text not null,
    set_at timestamptz not null,
    primary key (subject, version)
);

-- Requests for a second person's yes, and what became of them. Ids, field names and words; the note is checked for
-- numbers and addresses before it is kept.
create table privacy.reveal_request (
    id uuid primary key,
    person uuid,
    fields text[] not null,
    list text,
    criteria text,
    row_count int,
    purpose text not null,
    case_reference text,
    why text not null,
    note text,
    asked_by text not null,
    portal text not null,
    asked_at timestamptz not null,
    answer_by timestamptz not null,
    minutes int not null,
    status text not null check (status in ('open', 'granted', 'refused', 'withdrawn')),
    decided_by text,
    decided_at timestamptz,
    reason text,
    answer text,
    granted_until timestamptz,
    uses int not null default 0,
    used_at timestamptz,
    session text,
    withdrawn_by text,
    version bigint not null default 1,
    check ((person is null) <> (list is null)),
    check (decided_by is null or decided_by <> asked_by),
    check ((status = 'granted') <= (granted_until is not null))
);
create index reveal_request_open on privacy.reveal_request (id) where status = 'open';
create index reveal_request_of_asker on privacy.reveal_request (asked_by, id desc);
create index reveal_request_about on privacy.reveal_request (person, asked_by, id desc) where person is not null;
