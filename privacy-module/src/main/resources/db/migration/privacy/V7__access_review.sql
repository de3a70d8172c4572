-- The access review (P15): a snapshot of who holds what, what came of it, and a decision about each line.

create table privacy.review_campaign (
    id uuid primary key,
    quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
    period_from timestamptz not null,
    period_to timestamptz not null,
    due_on date not null,
    state text not null check (state in ('PREPARING', 'OPEN', 'CLOSED')),
    opened_at timestamptz not null,
    opened_by text not null,
    snapshot_at timestamptz,
    closed_at timestamptz,
    closed_by text,
    report text,
    report_hash text,
    reminded_on date,
    version bigint not null default 0,
    check (state <> 'CLOSED' or (closed_at is not null and report is not null and report_hash is not null))
);

-- One at a time: two open reviews of the same people would contradict each other.
create unique index review_one_at_a_time on privacy.review_campaign ((true)) where state <> 'CLOSED';

-- One line: a role of a person. Revoking takes the role; nobody holds permissions outside a role.
create table privacy.review_item (
    id uuid primary key,
    campaign uuid not null references privacy.review_campaign (id),
    staff text not null,
    account text not null,
    department text,
    role text not null,
    enabled boolean not null,
    second_factor boolean not null,
    privileged boolean not null,
    leaver boolean not null,
    last_sign_in_at timestamptz,
    permissions int not null,
    traceable int not null,
    used int not null,
    uses bigint not null,
    conflicts text[] not null,
    decision text check (decision in ('CERTIFIED', 'REVOKED')),
    reason text,
    decided_by text,
    decided_at timestamptz,
    revocation text check (revocation in ('PENDING', 'DONE', 'FAILED')),
    revoked_at timestamptz,
    sessions_ended int,
    attempts int not null default 0,
    failure text,
    version bigint not null default 0,
    unique (campaign, account, role),
    check ((decision is null) = (decided_at is null)),
    check ((decision = 'REVOKED') = (revocation is not null) or decision is null and revocation is null)
);
create index review_item_of_campaign on privacy.review_item (campaign, staff, role);
create index review_revocation_due on privacy.review_item (id) where revocation in ('PENDING', 'FAILED');

-- uses is null where the permission leaves no trace of its own in the audit log.
create table privacy.review_permission (
    item uuid not null references privacy.review_item (id) on delete cascade,
    permission text not null,
    uses bigint,
    last_used_on date,
    primary key (item, permission)
);

-- What nobody may hold together. A side is role:<name>, role:* (any other role), or permission:<name or beginning with a dot>.
create table privacy.duty_conflict (
    word text primary key check (word ~ '^[a-z]+(-[a-z]+)*$'),
    one text not null check (one ~ '^(role|permission):'),
    other text not null check (other ~ '^(role|permission):'),
    zh text not null,
    en text not null,
    active boolean not null default true
);

insert into privacy.duty_conflict (word, one, other, zh, en) values
    ('prepare-and-approve', 'role:finance-preparer', 'role:finance-approver', '同一人既编制又审批奖金发放', 'Prepares and approves payouts'),
    ('approve-and-ask', 'role:privacy-approver', 'permission:privacy.reveal', '隐私审批人不得自己申请查看原文', 'Approves reveals and may ask for them'),
    ('approve-and-open-customers', 'role:privacy-approver', 'permission:crm.', '隐私审批人不得经手客户数据', 'Approves reveals and works with customers'),
    ('operate-and-see-customers', 'role:operator', 'permission:crm.', '运维不得接触个人数据', 'Operates the system and sees customers'),
    ('operate-and-see-cases', 'role:operator', 'permission:workorder.', '运维不得查看工单', 'Operates the system and sees work orders'),
    ('operate-and-reveal', 'role:operator', 'permission:privacy.reveal', '运维不得查看个人数据原文', 'Operates the system and reveals personal data'),
    ('operate-and-pay', 'role:operator', 'permission:performance.payout.', '运维不得接触薪酬', 'Operates the system and sees pay'),
    ('operate-and-read-log', 'role:operator', 'permission:privacy.log.', '运维不得查看审计日志内容', 'Operates the system and reads the log'),
    ('comply-and-serve', 'role:compliance-officer', 'permission:crm.', '合规专员不得读取个人数据', 'Reviews the log and works with customers'),
    ('comply-and-reveal', 'role:compliance-officer', 'permission:privacy.reveal', '合规专员不得查看个人数据原文', 'Reviews the log and reveals personal data'),
    ('comply-and-operate', 'role:compliance-officer', 'role:operator', '合规专员不得同时负责运维', 'Reviews the log and operates the system'),
    ('comply-and-approve', 'role:compliance-officer', 'role:privacy-approver', '查日志的人不得同时审批查看', 'Reviews the log and approves reveals'),
    ('audit-and-anything', 'role:auditor', 'role:*', '外部审计不得兼任其他角色', 'Audits and does anything else'),
    ('contact-and-card', 'permission:crm.contact.reveal', 'permission:crm.card.reveal', '同一人既能看联系方式又能看银行卡', 'Reveals contacts and bank cards'),
    ('finance-and-cases', 'permission:performance.payout.', 'permission:workorder.', '财务不得处理工单', 'Handles pay and work orders'),
    ('supervise-and-pay', 'role:supervisor', 'permission:performance.payout.approve', '主管不得审批自己下属的奖金', 'Supervises and approves pay'),
    ('inspect-and-own', 'role:quality-inspector', 'permission:workorder.case.own', '质检人员不得经办工单', 'Inspects and owns work orders'),
    ('train-and-own', 'role:trainer', 'permission:workorder.case.own', '培训人员不得经办工单', 'Trains and owns work orders'),
    ('hr-and-customers', 'role:hr', 'permission:crm.', '人事不得接触客户', 'Human resources and customers');
