-- Keycloak's id of a person's account, once it was seen there: only whoever was seen can be missed.
ALTER TABLE platform.staff ADD COLUMN account text;
COMMENT ON COLUMN platform.staff.active IS 'whether Keycloak lets the person sign in; written at sign-in and when the directory is compared with Keycloak';
