package io.shouwen.privacy.log.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param number telephone number or e-mail address, in full */
@Schema(requiredProperties = "number")
public record PersonLookupRequest(String number) {

    /** Without the number. */
    @Override
    public String toString() {
        return "PersonLookupRequest";
    }
}
