-- A legal dispute freezes a case for everyone but legal (W15). A case can be frozen again after its release.
CREATE TABLE workorder.legal_freeze (
    id uuid PRIMARY KEY,
    work_order uuid NOT NULL,
    frozen_at timestamptz NOT NULL,
    frozen_by text NOT NULL,
    released_at timestamptz,
    released_by text
);
CREATE UNIQUE INDEX legal_freeze_now ON workorder.legal_freeze (work_order) WHERE released_at IS NULL;
