-- How far the rolling check of the log has come, and when it last came to the end.
create table privacy.log_sweep (
    part text primary key,
    position text not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    ended_count bigint
);

-- How each witness fares. Whoever holds the claim sends; nothing is locked meanwhile.
create table privacy.log_witness (
    witness text primary key,
    claimed_until timestamptz,
    next_at timestamptz,
    failures int not null default 0,
    failing_since timestamptz,
    failure text,
    sent_size bigint,
    sent_at timestamptz
);

-- Searches of the audit log that people keep. A query holds ids and codes only, as the page's address does.
create table privacy.saved_search (
    id uuid primary key,
    owner text not null,
    name text not null check (length(name) between 1 and 60),
    query text not null check (length(query) <= 1000),
    shared boolean not null default false,
    saved_at timestamptz not null,
    unique (owner, name)
);
create index saved_search_shared on privacy.saved_search (name) where shared;
