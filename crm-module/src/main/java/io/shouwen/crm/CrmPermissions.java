package io.shouwen.crm;

/** What people may do with customers. */
public final class CrmPermissions {

    /** See customers, masked, and find them by an exact value. */
    public static final String CUSTOMER_READ = "crm.customer.read";

    public static final String CUSTOMER_WRITE = "crm.customer.write";

    /** Export the masked list. */
    public static final String CUSTOMER_EXPORT = "crm.customer.export";

    /** Ask to export names and contacts in clear: a second person must say yes (P13). */
    public static final String CUSTOMER_EXPORT_CLEAR = "crm.customer.export-clear";

    public static final String CUSTOMER_IMPORT = "crm.customer.import";

    /** Read phone, email, name or address in clear, with a purpose and an open case (P13). */
    public static final String CONTACT_REVEAL = "crm.contact.reveal";

    /** Read a bank card in clear: finance only (P3). */
    public static final String CARD_REVEAL = "crm.card.reveal";

    public static final String INTERACTION_RECORD = "crm.interaction.record";

    /** Write messages to many customers, and send them once somebody else has said yes (C19). */
    public static final String CAMPAIGN_PREPARE = "crm.campaign.prepare";

    /** Say yes or no to what others wrote. */
    public static final String CAMPAIGN_APPROVE = "crm.campaign.approve";

    /** See campaigns, and masked whom they reached. */
    public static final String CAMPAIGN_READ = "crm.campaign.read";

    private CrmPermissions() {}
}
