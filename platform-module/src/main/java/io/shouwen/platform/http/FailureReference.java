package io.shouwen.platform.http;

import io.shouwen.platform.trace.OpenSpan;
import java.util.UUID;

/** What a person is told of a failure that nobody expected: operators find it by this in the log and at the trace. */
public final class FailureReference {

    private FailureReference() {}

    /** @param words of {@link Causes#describe}, never an exception's own */
    public static String log(System.Logger log, String words) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.log(System.Logger.Level.ERROR, "reference {0}: {1}", reference, words);
        OpenSpan.note("shouwen.reference", reference);
        return reference;
    }
}
