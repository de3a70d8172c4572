package io.shouwen.performance.score;

import java.util.stream.Stream;

/**
 * What scores and runs mean, by version. A run pins the one that calculated it and is calculated again by none other, so
 * that no change here alters what was paid. Add a version with any change that could alter a result; never edit one.
 */
public enum Engine {
    /** Counts each closing and each rating; any later reopening inside its window takes a closing out of one-time resolution. */
    ONE("1"),
    /** Counts each work order once, of its ratings the newest; only the reopening that undid a closing takes it out. */
    TWO("2"),
    /** Scores as {@link #TWO}; a run looks back at earlier ones by the engine that measured each, and at older ones too. */
    THREE("3");

    public static final Engine NEWEST = THREE;

    private final String version;

    Engine(String version) {
        this.version = version;
    }

    /** As runs pin it. */
    public String version() {
        return version;
    }

    /** @throws UnknownEngine for what a newer release wrote */
    public static Engine of(String version) {
        return Stream.of(values())
                .filter(engine -> engine.version.equals(version))
                .findFirst()
                .orElseThrow(() -> new UnknownEngine(version));
    }

    boolean countsEachOrderOnce() {
        return this != ONE;
    }

    /** Whether differences in an earlier run are measured by that run's engine, not by the one of the run that looks. */
    public boolean looksBackByEachRunsEngine() {
        return this != ONE && this != TWO;
    }
}
