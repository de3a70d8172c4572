-- What a person's token for a portal carried when they last signed in there; Keycloak decides, this remembers. For those who
-- have to know of a colleague who is not here what they may do, such as own a work order.
CREATE TABLE platform.staff_permission (
    staff text NOT NULL REFERENCES platform.staff (id) ON DELETE CASCADE,
    portal text NOT NULL,
    permissions text[] NOT NULL,
    PRIMARY KEY (staff, portal)
);
