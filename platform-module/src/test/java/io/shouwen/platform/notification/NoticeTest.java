package io.shouwen.platform.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.shouwen.platform.access.Portal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticeTest {

    private static final String LINK = "/privacy/reveal-approvals?id=0190b5a4-0000-7000-8000-000000000001";

    @Test
    void takesIdsCountsAndDates() {
        Notice notice = new Notice("privacy.reveal-asked", List.of("1001", "3", "2026-11-22"), LINK, Portal.COMPLIANCE);
        assertThat(notice.module()).isEqualTo("privacy");
    }

    @Test
    void takesNoSentencesAndNoNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Notice("privacy.asked", List.of("张三"), LINK, Portal.STAFF))
                .withMessageNotContaining("张三");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Notice("privacy.asked", List.of("some words"), LINK, Portal.STAFF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Notice("privacy.asked", List.of(""), LINK, Portal.STAFF));
    }

    @Test
    void leadsToOurOwnPagesOnly() {
        for (String elsewhere :
                List.of("https://example.org", "//example.org", "javascript:x", "", "/a b", "/\\evil")) {
            assertThatIllegalArgumentException()
                    .as(elsewhere)
                    .isThrownBy(() -> new Notice("privacy.asked", List.of(), elsewhere, Portal.STAFF));
        }
        assertThatNullPointerException().isThrownBy(() -> new Notice("privacy.asked", List.of(), LINK, null));
    }

    @Test
    void belongsToAModule() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Notice("asked", List.of(), LINK, Portal.STAFF));
        assertThatIllegalArgumentException().isThrownBy(() -> new Notice(null, List.of(), LINK, Portal.STAFF));
    }

    @Test
    void saysItsKindWhereItsModuleHasNoText() {
        ReceivedNotice notice = new ReceivedNotice(
                UUID.randomUUID(), "platform.no-such", List.of("7"), "/desk", "staff", Instant.EPOCH, false);
        assertThat(notice.text(Locale.ENGLISH)).isEqualTo("platform.no-such");
    }
}
