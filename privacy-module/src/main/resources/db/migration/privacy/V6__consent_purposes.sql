-- What people can agree to, and the texts that they agreed to. A published text never changes: a new wording is a new version.
create table privacy.consent_purpose (
    word text primary key check (word ~ '^[a-z]+(-[a-z]+)*$'),
    zh text not null,
    en text not null,
    position int not null,
    active boolean not null default true
);

create table privacy.consent_text (
    purpose text not null references privacy.consent_purpose,
    version text not null check (version ~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$'),
    zh text not null,
    en text not null,
    published_at timestamptz not null,
    published_by text not null,
    primary key (purpose, version)
);

create function privacy.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only added to', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger consent_text_stays before update or delete on privacy.consent_text
    for each row execute function privacy.refuse_change();
create trigger consent_stays before update or delete on privacy.consent
    for each row execute function privacy.refuse_change();
create index consent_of_purpose on privacy.consent (purpose, person, at desc, id desc);

insert into privacy.consent_purpose (word, zh, en, position) values
    ('service', '客户服务', 'Customer service', 10),
    ('survey', '回访与满意度调研', 'Callbacks and satisfaction surveys', 20),
    ('marketing', '营销推广', 'Marketing', 30);

insert into privacy.consent_text (purpose, version, zh, en, published_at, published_by) values
    ('service', '2026-1', '为向您提供课程咨询、报名、教学与售后服务，我们处理您的姓名、联系方式和服务记录。不同意将无法提供服务。',
     'To advise, enrol, teach and support you, we process your name, contact details and service records. Without this we cannot serve you.', '2026-01-01T00:00:00Z', 'system'),
    ('survey', '2026-1', '为改进服务，我们可能在服务结束后与您联系，了解您的满意程度。您可以随时撤回，不影响服务。',
     'To improve, we may contact you after a service to ask how satisfied you are. You may withdraw at any time; our service does not depend on it.', '2026-01-01T00:00:00Z', 'system'),
    ('marketing', '2026-1', '我们可能向您介绍新课程和优惠活动。您可以随时撤回，不影响服务。',
     'We may tell you of new courses and offers. You may withdraw at any time; our service does not depend on it.', '2026-01-01T00:00:00Z', 'system');

-- Reading a value for such a purpose needs the person's consent besides (P6).
create table privacy.purpose_needs_consent (
    purpose text primary key,
    consent text not null references privacy.consent_purpose
);
insert into privacy.purpose (word, zh, en, position) values
    ('satisfaction-callback', '满意度回访', 'Call back about satisfaction', 25),
    ('marketing-contact', '营销联系', 'Contact for marketing', 80);
insert into privacy.purpose_needs_consent (purpose, consent) values
    ('satisfaction-callback', 'survey'),
    ('marketing-contact', 'marketing');
