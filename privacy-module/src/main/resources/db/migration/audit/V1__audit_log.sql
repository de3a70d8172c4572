-- The audit log. The application may read and insert here, and nothing else.

-- One line of canonical JSON per act; everything to search by is derived from it, so it cannot say something else.
-- xact: the recording transaction. Those below the oldest running one are complete, which tells the sequencer where to
-- look without reading the whole table.
create table audit.entry (
    id uuid not null primary key,
    leaf text not null check (octet_length(leaf) <= 65535),
    xact bigint not null default (pg_current_xact_id()::text::bigint),
    actor text not null generated always as ((leaf::jsonb) ->> 'actor') stored,
    action text not null generated always as ((leaf::jsonb) ->> 'action') stored,
    outcome text not null generated always as ((leaf::jsonb) ->> 'outcome') stored,
    subject uuid generated always as (((leaf::jsonb) ->> 'subject')::uuid) stored,
    purpose text generated always as ((leaf::jsonb) ->> 'purpose') stored,
    case_reference text generated always as ((leaf::jsonb) ->> 'case') stored
) partition by range (id);

create index entry_by_xact on audit.entry (xact);
create index entry_by_subject on audit.entry (subject, id) where subject is not null;
create index entry_by_actor on audit.entry (actor, id);
create index entry_by_action on audit.entry (action, id);
create index entry_by_case on audit.entry (case_reference, id) where case_reference is not null;
create index entry_refused on audit.entry (id) where outcome <> 'done';

select platform.partition_by_month('audit.entry');

-- Position in the tree, given once.
create table audit.leaf (
    index bigint primary key check (index >= 0),
    entry_id uuid not null unique,
    hash bytea not null check (octet_length(hash) = 32),
    sequenced_at timestamptz not null
);

-- Full tiles only; partial ones are read from the level below.
create table audit.tile (
    level smallint not null,
    index bigint not null,
    hashes bytea not null check (octet_length(hashes) = 8192),
    root bytea not null check (octet_length(root) = 32),
    primary key (level, index)
);

-- Signed statements about the tree. Watermark: every transaction below it is sequenced.
create table audit.checkpoint (
    size bigint primary key check (size > 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    watermark bigint not null,
    integrated_at timestamptz not null,
    published_at timestamptz not null
);

-- Checkpoints that have left the system.
create table audit.witnessed (
    size bigint not null references audit.checkpoint (size),
    witness text not null,
    at timestamptz not null,
    primary key (size, witness)
);

-- What the sequencer found wrong, and when it stopped publishing for it.
create table audit.alarm (
    id uuid primary key,
    at timestamptz not null,
    code text not null,
    words text not null
);
