package io.shouwen.workorder.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One version of the time limits: data that supervisors change by making a new version, never constants. Written as
 *
 * <pre>
 * # promise        channel  complexity  limit   counts
 * first-response   *        *           PT60S   elapsed
 * first-response   wechat   *           PT5M    elapsed
 * callback         *        *           PT48H   elapsed   after PT24H
 * reopen-window P7D
 * </pre>
 *
 * A line that names its channel or complexity wins over one that does not.
 *
 * @param reopenWindow a reopening inside it counts against one-time resolution (W4)
 */
public record ClockPolicy(String version, List<Line> lines, Duration reopenWindow) {

    /** A limit and where it holds; {@code null} means everywhere. */
    public record Line(ClockKind kind, String channel, String complexity, ClockLimit limit) {

        private boolean holdsFor(ClockKind asked, String inChannel, String ofComplexity) {
            return kind == asked
                    && (channel == null || channel.equals(inChannel))
                    && (complexity == null || complexity.equals(ofComplexity));
        }

        private int closeness() {
            return (channel == null ? 0 : 2) + (complexity == null ? 0 : 1);
        }
    }

    public ClockPolicy {
        lines = List.copyOf(lines);
    }

    /** The limit for a promise; empty where this policy makes none. */
    public Optional<ClockLimit> limit(ClockKind kind, String channel, String complexity) {
        Line closest = null;
        for (Line line : lines) {
            if (line.holdsFor(kind, channel, complexity)
                    && (closest == null || line.closeness() > closest.closeness())) {
                closest = line;
            }
        }
        return Optional.ofNullable(closest).map(Line::limit);
    }

    /** @throws IllegalArgumentException names the line that is not understood */
    public static ClockPolicy parse(String version, String text) {
        List<Line> lines = new ArrayList<>();
        Duration window = null;
        for (String[] words : DefinitionLines.of(text)) {
            try {
                if (words[0].equals("reopen-window")) {
                    window = Duration.parse(words[1]);
                } else {
                    lines.add(line(words));
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        "clock policy " + version + ": not understood: " + String.join(" ", words), e);
            }
        }
        if (window == null) {
            throw new IllegalArgumentException("clock policy " + version + ": names no reopen-window");
        }
        return new ClockPolicy(version, lines, window);
    }

    private static Line line(String[] words) {
        ClockKind kind = ClockKind.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
        Counting counting = Counting.valueOf(words[4].toUpperCase(Locale.ROOT));
        Duration opensAfter = Duration.ZERO;
        if (words.length > 5) {
            if (words.length != 7 || !words[5].equals("after")) {
                throw new IllegalArgumentException("expected: after <duration>");
            }
            opensAfter = Duration.parse(words[6]);
        }
        return new Line(
                kind,
                words[1].equals("*") ? null : words[1],
                words[2].equals("*") ? null : words[2],
                new ClockLimit(Duration.parse(words[3]), counting, opensAfter));
    }
}
