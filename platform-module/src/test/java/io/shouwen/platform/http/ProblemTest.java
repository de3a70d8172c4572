package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.PermissionMissing;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void speaksChineseUnlessEnglishIsAskedFor() {
        PermissionMissing refusal = new PermissionMissing("crm.card.reveal");
        assertThat(title(refusal, Locale.SIMPLIFIED_CHINESE)).contains("权限").contains("crm.card.reveal");
        assertThat(title(refusal, Locale.ENGLISH)).contains("permission").contains("crm.card.reveal");
        assertThat(title(refusal, Locale.FRENCH)).contains("权限");
    }

    private static String title(Refusal refusal, Locale locale) {
        return io.shouwen.platform.text.Texts.problem(refusal.code(), locale, refusal.arguments())
                .orElseThrow();
    }

    @Test
    void tellsCausesWithoutTheirMessages() {
        Exception failure =
                new IllegalStateException("wrapped", new java.sql.SQLException("Key (phone)=(secret) exists", "23505"));
        assertThat(Causes.describe(failure))
                .contains("23505")
                .contains("IllegalStateException")
                .doesNotContain("secret")
                .doesNotContain("wrapped");
    }
}
