package io.shouwen.privacy;

/** What the privacy module lets people do. */
public final class PrivacyPermissions {

    /** Open the compliance portal's first page. */
    public static final String DASHBOARD = "privacy.dashboard";

    /** Knock at the one door; each field asks for its own permission besides, such as {@code crm.contact.reveal}. */
    public static final String REVEAL = "privacy.reveal";

    /** Ask for a second person's yes, and use it; each field and list asks for its own permission besides. */
    public static final String REVEAL_ASK = "privacy.reveal.ask";

    /** The desk's own pages of requests: a role and a portal of one permission go together whichever way (X1). */
    public static final String REVEAL_IN_STAFF = "privacy.reveal.in-staff";

    /** Finance's own page; what it shows needs the permissions of the fields besides. */
    public static final String REVEAL_IN_FINANCE = "privacy.reveal.in-finance";

    /** See who asked for what: ids, field names and words, never a value. */
    public static final String REVEAL_REQUESTS_READ = "privacy.reveal.requests.read";

    /** The second person's yes or no (P13). */
    public static final String REVEAL_APPROVE = "privacy.reveal.approve";

    /** Say what a reveal of each kind of field needs. */
    public static final String REVEAL_POLICY = "privacy.reveal.policy";

    public static final String PURPOSES_MANAGE = "privacy.purposes.manage";

    public static final String LOG_READ = "privacy.log.read";
    public static final String LOG_EXPORT = "privacy.log.export";

    /** Learn whose number it is that a regulator's letter names; the id only. */
    public static final String LOG_FIND_PERSON = "privacy.log.find-person";

    /** Say what an alarm was, so that publication goes on. */
    public static final String LOG_CLEAR_ALARM = "privacy.log.clear-alarm";

    /** Tell the ledger that a person agrees, or no longer does. */
    public static final String CONSENT_RECORD = "privacy.consent.record";

    public static final String CONSENT_MANAGE = "privacy.consent.manage";
    /** See access reviews and their reports (P15). */
    public static final String REVIEW_READ = "privacy.review.read";
    /** Open access reviews, certify and revoke roles. */
    public static final String REVIEW_DECIDE = "privacy.review.decide";

    /** Ask whether a number is the one on file, on an open case (P1). */
    public static final String MATCH = "privacy.match";

    /** Ask it without a case: somebody stands at the desk. */
    public static final String MATCH_AT_RECEPTION = "privacy.match.reception";
    /** See alerts and their evidence (P16). */
    public static final String ALERT_READ = "privacy.alert.read";
    /** Handle alerts and set their rules. */
    public static final String ALERT_HANDLE = "privacy.alert.handle";

    /** Read and confirm the privacy rules (P10). */
    public static final String ATTESTATION_GIVE = "privacy.attestation.give";
    /** Publish the privacy rules and see who has not confirmed them. */
    public static final String ATTESTATION_MANAGE = "privacy.attestation.manage";

    /** Take people's requests about their own data. */
    public static final String RIGHTS_RECEIVE = "privacy.rights.receive";

    /** Answer them: copy, correction, restriction, erasure. */
    public static final String RIGHTS_MANAGE = "privacy.rights.manage";

    /** Say how long things are kept. */
    public static final String RETENTION_MANAGE = "privacy.retention.manage";

    public static final String KEYS_READ = "privacy.keys.read";

    /** Operations' own page. */
    public static final String KEYS_IN_OPERATIONS = "privacy.keys.in-operations";

    public static final String KEYS_ROTATE = "privacy.keys.rotate";

    /** Have masks made anew after their rules changed; nobody sees a value. */
    public static final String MASKS_REMAKE = "privacy.masks.remake";

    private PrivacyPermissions() {}
}
