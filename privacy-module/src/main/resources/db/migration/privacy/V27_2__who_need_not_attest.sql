-- Who has signed in without the permission to confirm the rules, as external auditors do: nobody waits for them.
create table privacy.attestation_not_asked (
    staff text primary key
);
