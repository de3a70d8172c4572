-- Staff confirm each year, and after each new version, that they have read the privacy rules (P10).

create table privacy.attestation_text (
    version int primary key,
    title_zh text not null,
    title_en text not null,
    zh text not null,
    en text not null,
    published_at timestamptz not null,
    published_by text not null
);

create table privacy.attestation (
    staff text not null,
    version int not null references privacy.attestation_text (version),
    at timestamptz not null,
    portal text,
    primary key (staff, version, at)
);
create index attestation_latest on privacy.attestation (version, staff, at desc);

create table privacy.attestation_reminder (
    staff text primary key,
    reminded_at timestamptz not null
);

insert into privacy.attestation_text (version, title_zh, title_en, zh, en, published_at, published_by) values (
    1,
    '个人信息保护守则',
    'Privacy rules for staff',
    '一、只为办理手上的案件查看客户信息，用途如实填写。
二、不截图、不抄录、不向无关人员转述客户信息；导出文件只在本系统内使用。
三、身份证件号码只比对、不索取、不记录在备注中。
四、未满十四周岁学员的信息须有监护人同意。
五、离开座位锁定屏幕，不借用或出借帐户。
六、发现泄露或异常，立即报告合规专员。
七、每一次查看都会记入审计日志，合规专员会复核。',
    '1. Look at customers'' data only for the case in hand, and state the purpose truthfully.
2. Take no pictures or copies, and tell nobody who need not know; exported files stay inside the system.
3. Compare ID numbers, never ask for them to keep, never write them into notes.
4. Data of learners under fourteen needs a guardian''s consent.
5. Lock the screen when you leave; never lend or borrow an account.
6. Report a leak or anything odd to the compliance officer at once.
7. Every look is recorded in the audit log and reviewed.',
    now(),
    'system'
);
