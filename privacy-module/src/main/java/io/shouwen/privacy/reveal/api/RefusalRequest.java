package io.shouwen.privacy.reveal.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.reveal.RefusalReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A second person's no.
 *
 * @param note optional; numbers and addresses are refused
 */
@Schema(requiredProperties = "reason")
public record RefusalRequest(@Words(RefusalReason.class) String reason, String note) {}
