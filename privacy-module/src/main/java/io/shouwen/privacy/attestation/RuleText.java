package io.shouwen.privacy.attestation;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A version of the privacy rules, in both languages; never changed once published. */
public record RuleText(
        int version, String titleZh, String titleEn, String zh, String en, Instant publishedAt, String publishedBy)
        implements Serializable {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_TITLE = 120;

    public RuleText {
        List<FieldProblem> problems = new ArrayList<>();
        require(titleZh, LONGEST_TITLE, "titleZh", problems);
        require(titleEn, LONGEST_TITLE, "titleEn", problems);
        require(zh, LONGEST, "zh", problems);
        require(en, LONGEST, "en", problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static void require(String text, int longest, String field, List<FieldProblem> problems) {
        if (text == null || text.isBlank() || text.length() > longest) {
            problems.add(new FieldProblem(field, "privacy.not-a-rule-text", "1 to " + longest + " characters"));
        }
    }

    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? titleEn : titleZh;
    }

    public String text(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
