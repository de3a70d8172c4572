package io.shouwen.performance.payout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Everything that a run decides, in a form that is the same byte for byte whenever it is calculated again (F23), and
 * that an approval signs by its hash (F22).
 *
 * @param lines sorted by staff number and component
 */
public record RunContent(Header header, List<PayoutLine> lines) {

    /**
     * What the lines rest on.
     *
     * @param factRoot RFC 6962 root over the run's facts
     */
    public record Header(
            UUID run,
            YearMonth period,
            String scheme,
            String schemeHash,
            String calendarVersion,
            String factRoot,
            String engineVersion) {}

    public RunContent {
        lines = lines.stream().sorted().toList();
    }

    /** Header, then lines; fields separated by tabs, every line ended by a line feed; UTF-8. */
    public String canonical() {
        StringBuilder text = new StringBuilder(String.join(
                        "\t",
                        header.run().toString(),
                        header.period().toString(),
                        header.scheme(),
                        header.schemeHash(),
                        header.calendarVersion(),
                        header.factRoot(),
                        header.engineVersion()))
                .append('\n');
        lines.forEach(line -> text.append(String.join("\t", line.fields())).append('\n'));
        return text.toString();
    }

    /** SHA-256 of {@link #canonical}, hexadecimal. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(canonical().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }
}
