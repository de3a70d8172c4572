package io.shouwen.privacy.log.api;

/** @param number telephone number or e-mail address, in full */
public record PersonLookupRequest(String number) {

    /** Without the number. */
    @Override
    public String toString() {
        return "PersonLookupRequest";
    }
}
