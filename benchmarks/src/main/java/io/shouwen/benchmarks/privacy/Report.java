package io.shouwen.benchmarks.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table at the end: each figure, what stands beside it, the ratio, and whether the goal is met. */
final class Report {

    private final List<String> rows = new ArrayList<>();

    void row(String what, String ours, String beside, double judged, Goal goal) {
        rows.add("| " + what + " | " + ours + " | " + beside + " | " + Goal.figure(judged) + goal.unit() + " | " + goal
                + " | " + (goal.met(judged) ? "met" : "**missed**") + " |");
        System.out.println(rows.get(rows.size() - 1));
    }

    void write(Path file) throws IOException {
        List<String> all = new ArrayList<>();
        all.add("| what | ours | beside it | judged | goal | |");
        all.add("|---|---|---|---|---|---|");
        all.addAll(rows);
        all.add("");
        all.add(Machine.description());
        System.out.println();
        all.forEach(System.out::println);
        Files.write(file, all);
        System.out.println("\nkept in " + file);
    }
}
