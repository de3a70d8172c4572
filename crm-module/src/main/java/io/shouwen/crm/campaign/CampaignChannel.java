package io.shouwen.crm.campaign;

import io.shouwen.crm.customer.CustomerField;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;

/** A way by which campaigns reach people: an application-scoped bean. */
public interface CampaignChannel {

    /** Such as {@code email}. */
    String word();

    /** What it needs to know of a person. */
    CustomerField address();

    /** Whether messages can be handed over here at all. */
    boolean setUp();

    /**
     * Before anything is opened for a message.
     *
     * @throws IOException where whoever takes messages cannot be reached now
     */
    Handover begin() throws IOException;

    /** Hands over one message. */
    interface Handover extends AutoCloseable {

        /** Never throws for what befalls the message: says it. */
        Outcome hand(Message message);

        @Override
        void close();
    }

    /** What became of a message. */
    enum Outcome {
        TAKEN,
        REFUSED,
        /** Not taken now; may be tried again. */
        REFUSED_FOR_NOW,
        /** It broke off: taken or not. */
        UNKNOWN
    }

    /**
     * @param id tells this message from all others, for the channel's own records
     * @param optOutLink where a program says that the reader wants no more
     */
    record Message(UUID id, String address, Letter.Rendered letter, URI optOutLink) {
        @Override
        public String toString() {
            return "Message[" + id + "]";
        }
    }
}
