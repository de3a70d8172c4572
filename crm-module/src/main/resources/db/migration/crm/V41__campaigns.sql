-- Messages to many customers (C19). A campaign is changed while it is a draft; then its recipients are frozen, and a second
-- person says yes to exactly those.
CREATE TABLE crm.campaign (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    purpose text NOT NULL,
    channel text NOT NULL,
    tags text[] NOT NULL,
    all_tags boolean NOT NULL,
    without_tags text[] NOT NULL,
    preferred_channel text,
    registered_from timestamptz,
    registered_until timestamptz,
    subject_zh text NOT NULL,
    text_zh text NOT NULL,
    subject_en text,
    text_en text,
    state text NOT NULL,
    prepared_by text NOT NULL,
    preparers text[] NOT NULL,
    prepared_at timestamptz NOT NULL,
    previewed_at timestamptz,
    approved_by text,
    approved_at timestamptz,
    approved_until timestamptz,
    started_by text,
    started_at timestamptz,
    job_id uuid,
    ended_at timestamptz,
    version bigint NOT NULL
);
-- One at a time: they share one mail server, and one thread for long work.
CREATE UNIQUE INDEX campaign_sending ON crm.campaign ((state)) WHERE state = 'SENDING';

-- No value and no mask: lists take the mask from the customer. An erased person's row counts, and leads to nobody.
CREATE TABLE crm.campaign_recipient (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL REFERENCES crm.campaign (id) ON DELETE CASCADE,
    customer_id uuid,
    result text NOT NULL,
    reason text,
    tries integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    opt_out_hash bytea UNIQUE,
    opted_out_at timestamptz,
    UNIQUE (campaign_id, customer_id)
);
CREATE INDEX campaign_recipient_result ON crm.campaign_recipient (campaign_id, result, id);
CREATE INDEX campaign_recipient_customer ON crm.campaign_recipient (customer_id) WHERE customer_id IS NOT NULL;
