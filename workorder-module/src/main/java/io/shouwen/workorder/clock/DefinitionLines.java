package io.shouwen.workorder.clock;

import java.util.List;

/** Lines of a written definition as words, without remarks and blank lines. */
final class DefinitionLines {

    private DefinitionLines() {}

    static List<String[]> of(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").trim())
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+"))
                .toList();
    }
}
