-- An index key hashes by its suite's HMAC. It is searched with as soon as it is here, and written with from a moment when
-- every node has read it.
alter table privacy.index_key
    add column suite smallint not null default 1,
    add column writes_from timestamptz not null default 'epoch';

-- Keys that sign the log, wrapped like the others: Ed25519 where the source is no key file, SM2 with the SM suite.
create table privacy.signing_key (
    algorithm text not null,
    version int not null,
    wrapped bytea not null,
    made_at timestamptz not null,
    primary key (algorithm, version)
);

-- The versions of the key-encryption key, which itself is elsewhere.
create table privacy.kek (
    version int primary key,
    made_at timestamptz not null,
    retired_at timestamptz
);

-- With a remote KMS, the key-encryption keys as that has wrapped them: first byte 2, then its ciphertext as text.
create table privacy.kek_wrapped (
    version int not null,
    suite smallint not null,
    wrapped bytea not null,
    primary key (version, suite)
);

-- How far a rotation has come; the job's row says the rest.
create table privacy.key_rotation (
    job uuid primary key,
    keys text not null check (keys in ('kek', 'data', 'index')),
    target int,
    began_at timestamptz not null,
    phase text not null,
    position text,
    done bigint not null default 0,
    ended_at timestamptz
);
create unique index key_rotation_running on privacy.key_rotation (keys) where ended_at is null;
