package io.shouwen.crm.campaign;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.platform.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What people get to read: Chinese, and English below it where it was written. Plain text with variables in braces, checked
 * when it is written, so that nobody ever gets a brace to read.
 *
 * @param subjectEn null without an English part, as is textEn
 */
public record Letter(String subjectZh, String textZh, String subjectEn, String textEn) {

    public static final int LONGEST_SUBJECT = 120;
    public static final int LONGEST_TEXT = 10_000;

    /** What begins a line of its own somewhere, and other controls. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");

    /** What stands for something of the reader's. */
    public enum Variable {
        NAME("客户名", "name"),
        NUMBER("客户编号", "number");

        private final String zh;
        private final String en;

        Variable(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        static Optional<Variable> of(String word) {
            return Stream.of(values())
                    .filter(v -> v.zh.equals(word.strip()) || v.en.equals(word.strip()))
                    .findFirst();
        }

        /** As it is written, such as <code>{客户名}</code>. */
        public String written(Locale locale) {
            return "{" + (locale.getLanguage().equals("en") ? en : zh) + "}";
        }
    }

    /** A letter to one person. Holds their name: prints nothing of itself. */
    public record Rendered(String subject, String text) {
        @Override
        public String toString() {
            return "Rendered[not shown]";
        }
    }

    /** @throws InvalidInput says which part is not as it should be */
    public static Letter of(String subjectZh, String textZh, String subjectEn, String textEn) {
        List<FieldProblem> problems = new ArrayList<>();
        subject("subjectZh", subjectZh, problems);
        text("textZh", textZh, problems);
        if (blank(subjectEn) != blank(textEn)) {
            problems.add(new FieldProblem(
                    blank(subjectEn) ? "subjectEn" : "textEn",
                    "crm.campaign-english-incomplete",
                    "both an English subject and an English text, or neither"));
        } else if (!blank(subjectEn)) {
            subject("subjectEn", subjectEn, problems);
            text("textEn", textEn, problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new Letter(
                subjectZh.strip(),
                lines(textZh),
                blank(subjectEn) ? null : subjectEn.strip(),
                blank(textEn) ? null : lines(textEn));
    }

    private static void subject(String field, String text, List<FieldProblem> problems) {
        if (blank(text)
                || text.strip().length() > LONGEST_SUBJECT
                || BREAKS.matcher(text.strip()).find()) {
            problems.add(new FieldProblem(
                    field, "crm.campaign-subject-not-accepted", "one line of 1 to " + LONGEST_SUBJECT + " characters"));
        } else {
            variables(field, text, problems);
        }
    }

    private static void text(String field, String text, List<FieldProblem> problems) {
        if (blank(text)
                || text.length() > LONGEST_TEXT
                || text.codePoints().anyMatch(c -> Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0)) {
            problems.add(new FieldProblem(
                    field, "crm.campaign-text-not-accepted", "1 to " + LONGEST_TEXT + " characters of plain text"));
        } else {
            variables(field, text, problems);
        }
    }

    private static void variables(String field, String text, List<FieldProblem> problems) {
        Matcher hole = HOLE.matcher(text);
        boolean known =
                hole.results().allMatch(found -> Variable.of(found.group(1)).isPresent());
        String rest = HOLE.matcher(text).replaceAll("");
        if (!known || rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            problems.add(new FieldProblem(
                    field, "crm.campaign-variable-unknown", "no braces but those of {客户名}, {客户编号}, {name}, {number}"));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static String lines(String text) {
        return text.strip().replace("\r\n", "\n").replace('\r', '\n');
    }

    /**
     * The letter to one person; below it, how to get no more of them.
     *
     * @param optOut address of the page where the reader says so
     */
    public Rendered to(Map<Variable, String> reader, String optOut) {
        StringBuilder text = new StringBuilder(filled(textZh, reader))
                .append("\n\n")
                .append(footer(Locale.SIMPLIFIED_CHINESE, optOut));
        String subject = filled(subjectZh, reader);
        if (textEn != null) {
            text.append("\n\n――――――――\n\n")
                    .append(filled(textEn, reader))
                    .append("\n\n")
                    .append(footer(Locale.ENGLISH, optOut));
            subject = subject + " / " + filled(subjectEn, reader);
        }
        return new Rendered(subject, text.append('\n').toString());
    }

    private static String footer(Locale locale, String optOut) {
        return Texts.find("crm", "campaign.footer", locale, Map.of("link", optOut))
                .orElse(optOut);
    }

    /** In one pass: a name that looks like a variable stays a name, and brings no line of its own. */
    private static String filled(String text, Map<Variable, String> reader) {
        return HOLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(BREAKS.matcher(
                                Variable.of(found.group(1)).map(reader::get).orElse(""))
                        .replaceAll(" ")));
    }
}
