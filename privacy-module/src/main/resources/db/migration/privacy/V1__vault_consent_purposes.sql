-- Keys are wrapped by the key-encryption key, which lives outside the database.
create table privacy.data_key (
    person uuid not null,
    suite smallint not null,
    version int not null,
    wrapped bytea not null,
    made_at timestamptz not null default now(),
    primary key (person, suite, version)
);

create table privacy.index_key (
    kind text not null,
    version int not null,
    wrapped bytea not null,
    made_at timestamptz not null default now(),
    retired_at timestamptz,
    primary key (kind, version)
);

-- What for a protected value may be read (P13). Managed as data; words are what audit entries keep.
create table privacy.purpose (
    word text primary key check (word ~ '^[a-z]+(-[a-z]+)*$'),
    zh text not null,
    en text not null,
    position int not null,
    active boolean not null default true
);

insert into privacy.purpose (word, zh, en, position) values
    ('contact-customer', '联系客户处理工单', 'Contact the customer about a work order', 10),
    ('verify-identity', '核实客户身份', 'Verify the customer''s identity', 20),
    ('deliver-service', '上门或寄送服务', 'Visit or deliver', 30),
    ('handle-complaint', '处理投诉', 'Handle a complaint', 40),
    ('refund-payment', '退款或付款', 'Refund or pay', 50),
    ('fraud-investigation', '风险与欺诈核查', 'Investigate risk or fraud', 60),
    ('legal-duty', '履行法定义务', 'Fulfil a legal duty', 70);

-- The consent ledger (P6): a line is never changed; the newest line of a person and purpose holds.
create table privacy.consent (
    id uuid primary key,
    person uuid not null,
    purpose text not null,
    given boolean not null,
    text_version text,
    channel text not null,
    at timestamptz not null,
    recorded_by text not null,
    check (not given or text_version is not null)
);
create index consent_of_person on privacy.consent (person, purpose, at desc, id desc);
