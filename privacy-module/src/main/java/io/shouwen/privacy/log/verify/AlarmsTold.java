package io.shouwen.privacy.log.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The alarms that the log tells of, and by whom they were cleared: what agrees with the signature now may have been broken for a
 * while, and a reader must not have to ask the application about that. Words of other logs' entries say nothing here.
 */
final class AlarmsTold {

    /** Keys stand in the order of RFC 8785, so that this one is first. */
    private static final byte[] BEGINNING = "{\"action\":\"privacy.log.alarm".getBytes(StandardCharsets.UTF_8);

    private static final Pattern ALARM =
            Pattern.compile("\"object\":\"privacy\\.log/alarm/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"");
    private static final Pattern REASON = Pattern.compile("\"reason\":\"([a-z-]{1,40})\"");
    private static final Pattern ACTOR = Pattern.compile("\"actor\":\"([A-Za-z0-9-]{1,40})\"");
    private static final Pattern REFERENCE = Pattern.compile("\"case\":\"investigation/([A-Za-z0-9._-]{1,60})\"");

    /** An entry that tells of an alarm, or of its end. */
    record Told(long index, boolean cleared, String alarm, String reason, String by, String reference) {}

    private final Map<String, Told> raised = new LinkedHashMap<>();
    private final Map<String, List<Told>> cleared = new LinkedHashMap<>();
    private boolean signed;

    /** @return the entry, where it is such a one, or null */
    static Told of(long index, byte[] bytes, int from, int length) {
        if (length < BEGINNING.length) {
            return null;
        }
        for (int i = 0; i < BEGINNING.length; i++) {
            if (bytes[from + i] != BEGINNING[i]) {
                return null;
            }
        }
        String leaf = new String(bytes, from, length, StandardCharsets.UTF_8);
        boolean done = leaf.contains("\"outcome\":\"done\"");
        boolean clearance = leaf.startsWith("-clear\"", BEGINNING.length);
        String alarm = word(ALARM, leaf);
        return done && !alarm.equals("?") && (clearance || leaf.startsWith("\"", BEGINNING.length))
                ? new Told(index, clearance, alarm, word(REASON, leaf), word(ACTOR, leaf), word(REFERENCE, leaf))
                : null;
    }

    private static String word(Pattern pattern, String leaf) {
        Matcher found = pattern.matcher(leaf);
        return found.find() ? found.group(1) : "?";
    }

    /** In the order of the tree. */
    void add(Told told) {
        if (told.cleared()) {
            cleared.computeIfAbsent(told.alarm(), alarm -> new ArrayList<>()).add(told);
        } else {
            raised.putIfAbsent(told.alarm(), told);
        }
    }

    /**
     * From now on what ends an alarm is the entry that is signed for.
     *
     * @throws Mismatch where none is, or a note belongs to no entry
     */
    void requireSigned(ClearanceNotes notes) throws IOException {
        notes.requireNoneBeside(
                cleared.values().stream().flatMap(List::stream).map(Told::index).collect(Collectors.toSet()));
        for (Map.Entry<String, List<Told>> claims : cleared.entrySet()) {
            claims.setValue(List.of(notes.signed(claims.getValue())));
        }
        signed = true;
    }

    /** One line each, for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Map<String, Object> alarm : members()) {
            lines.add((alarm.containsKey("raised")
                            ? alarm.get("code") + " (index " + alarm.get("raised") + ")"
                            : "of which no entry tells")
                    + (alarm.containsKey("cleared")
                            ? ", cleared as " + alarm.get("finding") + " by " + alarm.get("by") + ", "
                                    + alarm.get("file") + " (index " + alarm.get("cleared") + "), "
                                    + (signed ? "signature verified" : "signature NOT checked: no --officer-keys")
                            : ", not cleared in this log"));
        }
        return lines;
    }

    /** For programs. */
    List<Map<String, Object>> members() {
        List<Map<String, Object>> all = new ArrayList<>();
        raised.forEach((alarm, told) -> {
            Map<String, Object> members = new TreeMap<>();
            members.put("alarm", alarm);
            members.put("code", told.reason());
            members.put("raised", ShouwenVerify.number(told.index()));
            all.add(withEnd(members, alarm));
        });
        cleared.keySet().stream().filter(alarm -> !raised.containsKey(alarm)).forEach(alarm -> {
            Map<String, Object> members = new TreeMap<>();
            members.put("alarm", alarm);
            all.add(withEnd(members, alarm));
        });
        return all;
    }

    private Map<String, Object> withEnd(Map<String, Object> members, String alarm) {
        if (cleared.containsKey(alarm)) {
            Told end = cleared.get(alarm).get(0);
            members.put("cleared", ShouwenVerify.number(end.index()));
            members.put("finding", end.reason());
            members.put("by", end.by());
            members.put("file", "investigation/" + end.reference());
            members.put("signature", signed ? "verified" : "unchecked");
        }
        return members;
    }
}
