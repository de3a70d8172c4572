-- A protected field is sealed + mask + index + index version, all of one shape, though names and addresses have no
-- equality index and leave it empty. An ID number has no sealed column and no mask: nobody can read it again (P1).
CREATE TABLE crm.customer (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    name_sealed bytea NOT NULL,
    name_mask text NOT NULL,
    name_index bytea,
    name_index_version integer,
    phone_sealed bytea,
    phone_mask text,
    phone_index bytea,
    phone_index_version integer,
    email_sealed bytea,
    email_mask text,
    email_index bytea,
    email_index_version integer,
    id_card_index bytea,
    id_card_index_version integer,
    card_sealed bytea,
    card_mask text,
    card_index bytea,
    card_index_version integer,
    address_sealed bytea,
    address_mask text,
    address_index bytea,
    address_index_version integer,
    preferred_channel text,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX customer_id_card ON crm.customer (id_card_index);
CREATE INDEX customer_phone ON crm.customer (phone_index);
CREATE INDEX customer_email ON crm.customer (email_index);
CREATE INDEX customer_card ON crm.customer (card_index);
CREATE INDEX customer_created ON crm.customer (created_at, id);
CREATE INDEX customer_name ON crm.customer (name_mask text_pattern_ops, id);

CREATE TABLE crm.customer_tag (
    customer_id uuid NOT NULL REFERENCES crm.customer (id) ON DELETE CASCADE,
    tag text NOT NULL,
    origin text NOT NULL,
    PRIMARY KEY (customer_id, tag)
);
CREATE INDEX customer_tag_tag ON crm.customer_tag (tag, customer_id);

-- The summary holds no numbers or addresses that somebody typed: they are hidden before it is stored.
CREATE TABLE crm.interaction (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL,
    channel text NOT NULL,
    direction text NOT NULL,
    occurred_at timestamptz NOT NULL,
    summary text NOT NULL,
    follow_up text,
    follow_up_on date,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
) PARTITION BY RANGE (id);
CREATE INDEX interaction_customer ON crm.interaction (customer_id, id);
SELECT platform.partition_by_month('crm.interaction');

CREATE TABLE crm.customer_import (
    id uuid PRIMARY KEY,
    state text NOT NULL,
    encoding text NOT NULL,
    bytes bigint NOT NULL,
    columns text NOT NULL,
    consent_text text NOT NULL,
    row_count integer NOT NULL,
    job_id uuid,
    uploaded_by text NOT NULL,
    uploaded_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX customer_import_uploaded ON crm.customer_import (uploaded_at DESC, id DESC);

-- A row waits here as it will be stored: sealed under the key of the person that it may become. Once it is over, the
-- protected columns are emptied. The keys are every hash under which the same value may be stored already.
CREATE TABLE crm.import_row (
    import_id uuid NOT NULL REFERENCES crm.customer_import (id) ON DELETE CASCADE,
    row_no integer NOT NULL,
    outcome text NOT NULL,
    person_id uuid,
    existing_id uuid,
    name_sealed bytea,
    name_mask text,
    phone_sealed bytea,
    phone_mask text,
    phone_index bytea,
    phone_index_version integer,
    phone_keys bytea[],
    email_sealed bytea,
    email_mask text,
    email_index bytea,
    email_index_version integer,
    id_card_index bytea,
    id_card_index_version integer,
    id_card_keys bytea[],
    card_sealed bytea,
    card_mask text,
    card_index bytea,
    card_index_version integer,
    tags text[],
    purposes text[],
    PRIMARY KEY (import_id, row_no)
);
CREATE INDEX import_row_outcome ON crm.import_row (import_id, outcome, row_no);

CREATE TABLE crm.import_error (
    import_id uuid NOT NULL REFERENCES crm.customer_import (id) ON DELETE CASCADE,
    row_no integer NOT NULL,
    field text NOT NULL,
    code text NOT NULL,
    PRIMARY KEY (import_id, row_no, field)
);
