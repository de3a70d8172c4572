-- Erasures that had to keep something back, as the ledger file outside the database holds them: an older backup brings back
-- what was destroyed beside it. Lines are added and never changed.
create table privacy.partly_erased (
    person uuid not null,
    at timestamptz not null,
    kept text[] not null,
    primary key (person, at)
);
insert into privacy.partly_erased (person, at, kept)
    select person, at, array(
        select distinct category from jsonb_array_elements(report::jsonb -> 'heldBack') hold,
            jsonb_array_elements_text(hold -> 'categories') category order by category)
    from privacy.erasure where not whole
    on conflict do nothing;
create trigger partly_erased_stays before update or delete or truncate on privacy.partly_erased
    for each statement execute function privacy.keep_destroyed_key();
