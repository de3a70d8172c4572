-- Why somebody's data must not be used now: erased, restricted on their request, or a minor whose guardian is awaited.
create table privacy.person_limit (
    person uuid not null,
    limited text not null check (limited in ('ERASED', 'RESTRICTED', 'AWAITING_GUARDIAN')),
    since timestamptz not null,
    request uuid,
    primary key (person, limited)
);

-- Somebody who was under the age when it was last computed. No date is kept from which the birth date follows (ADR 0008).
create table privacy.minor (
    person uuid primary key,
    recorded_at timestamptz not null
);

create table privacy.guardian (
    person uuid primary key,
    name_sealed bytea not null,
    name_mask text not null,
    phone_sealed bytea not null,
    phone_mask text not null,
    relation text not null,
    text_version text not null,
    channel text not null,
    recorded_at timestamptz not null,
    recorded_by text not null
);

-- What people ask for about their own data (P7). Words and ids only: nothing that the person said is written down here.
create table privacy.subject_request (
    id uuid primary key,
    version bigint not null,
    person uuid not null,
    kind text not null,
    channel text not null,
    state text not null,
    fields text not null,
    received_at timestamptz not null,
    received_by text not null,
    verified_how text,
    due_on date not null,
    extended_for text,
    ground text,
    answered_at timestamptz,
    alarmed text,
    code_salt bytea not null,
    code_hash bytea not null
);
create index subject_request_state on privacy.subject_request (state, due_on, id);
create index subject_request_person on privacy.subject_request (person, id);

create table privacy.subject_request_step (
    id uuid primary key,
    request uuid not null references privacy.subject_request,
    at timestamptz not null,
    by_staff text not null,
    act text not null,
    from_state text,
    to_state text not null,
    word text
);
create index subject_request_step_of on privacy.subject_request_step (request, id);
create trigger subject_request_step_stays before update or delete on privacy.subject_request_step
    for each row execute function privacy.refuse_change();

create table privacy.subject_request_task (
    request uuid not null references privacy.subject_request,
    word text not null,
    position int not null,
    done_at timestamptz,
    done_by text,
    evidence text,
    primary key (request, word)
);

-- The copy for the person, sealed under their own key until they fetch it.
create table privacy.evidence_pack (
    request uuid primary key references privacy.subject_request,
    person uuid not null,
    sealed bytea,
    hash text not null,
    token_hash bytea not null unique,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    tries int not null default 0,
    fetched_at timestamptz
);

-- How long the law makes us keep what a person asks us to erase.
create table privacy.hold_rule (
    word text primary key,
    days int not null check (days between 0 and 36500),
    zh text not null,
    en text not null
);
insert into privacy.hold_rule (word, days, zh, en) values
    ('open-case', 0, '案件尚未办结，结案前需要联系本人', 'A case is open, for which the person must be reachable'),
    ('legal-dispute', 0, '涉及法律纠纷，证据已冻结', 'A legal dispute has frozen the evidence'),
    ('complaint-evidence', 1095, '投诉处理记录须在诉讼时效内留存（民法典第一百八十八条）', 'Complaint records are kept for the limitation period (Civil Code, art. 188)'),
    ('payment-records', 1095, '交易记录须保存不少于三年（电子商务法第三十一条）', 'Transaction records are kept for three years (E-Commerce Law, art. 31)');

-- What was destroyed, and what stays and why. Each run adds a report.
create table privacy.erasure (
    id uuid primary key,
    person uuid not null,
    request uuid,
    at timestamptz not null,
    by_staff text not null,
    whole boolean not null,
    report text not null,
    hash text not null
);
create index erasure_of on privacy.erasure (person, id);
create index erasure_request on privacy.erasure (request);
create trigger erasure_stays before update or delete on privacy.erasure
    for each row execute function privacy.refuse_change();

-- Erasures that wait for a hold to end.
create table privacy.erasure_waiting (
    person uuid primary key,
    request uuid,
    since timestamptz not null,
    look_again_on date not null
);

-- Locks of the people whose data changes: writers share one, an erasure has it alone.
create function privacy.place_of_person(person uuid) returns int language sql immutable as
    $$ select hashtext(person::text) & 1023 $$;
