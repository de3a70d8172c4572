-- Somebody whose erasure a hold keeps from being whole: their data serves nothing but that hold (P7, P11).
alter table privacy.person_limit drop constraint person_limit_limited_check;
alter table privacy.person_limit add constraint person_limit_limited_check
    check (limited in ('ERASED', 'ERASED_BUT_HELD', 'RESTRICTED', 'AWAITING_GUARDIAN'));

-- What data that a rule holds back may still be opened for: purposes' words, with commas between.
alter table privacy.hold_rule add column purposes text not null default 'legal-duty';
update privacy.hold_rule
    set purposes = 'contact-customer,verify-identity,deliver-service,handle-complaint,refund-payment,legal-duty'
    where word = 'open-case';

insert into privacy.person_limit (person, limited, since, request)
    select person, 'ERASED_BUT_HELD', since, request from privacy.erasure_waiting on conflict do nothing;
delete from privacy.text_number where person in (select person from privacy.erasure_waiting);
