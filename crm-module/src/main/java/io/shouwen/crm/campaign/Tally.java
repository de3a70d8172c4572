package io.shouwen.crm.campaign;

import java.util.List;

/** How many of a campaign's recipients stand how. */
public record Tally(List<Count> counts) {

    /** How many stand the same way. @param reason word of why they are left out, or null */
    public record Count(Result result, String reason, long count) {}

    public Tally {
        counts = List.copyOf(counts);
    }

    public long of(Result result) {
        return sum(counts.stream().filter(count -> count.result() == result).toList());
    }

    /** Whom its audience fits. */
    public long matched() {
        return sum(counts);
    }

    /** Who is to get it, or was. */
    public long reached() {
        return matched() - of(Result.LEFT_OUT);
    }

    /** With how many of those it is over. */
    public long settled() {
        return reached() - of(Result.WAITING);
    }

    /** Why people are left out. */
    public List<Count> reasons() {
        return counts.stream()
                .filter(count -> count.result() == Result.LEFT_OUT)
                .toList();
    }

    private static long sum(List<Count> some) {
        return some.stream().mapToLong(Count::count).sum();
    }
}
