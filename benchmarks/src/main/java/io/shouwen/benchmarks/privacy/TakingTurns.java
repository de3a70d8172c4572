package io.shouwen.benchmarks.privacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ours and the floor, one call after the other: whatever else the machine does falls on both alike. */
final class TakingTurns {

    /** One call; throws where its answer is not the right one. */
    interface Call {
        void once() throws Exception;
    }

    /** Medians in microseconds. */
    record Times(double ours, double floor, int calls) {

        double ratio() {
            return ours / floor;
        }
    }

    private TakingTurns() {}

    static Times measure(Call ours, Call floor, Duration warmUp, Duration measured) throws Exception {
        run(ours, floor, warmUp);
        return run(ours, floor, measured);
    }

    private static Times run(Call ours, Call floor, Duration time) throws Exception {
        List<Double> oursTook = new ArrayList<>();
        List<Double> floorTook = new ArrayList<>();
        long until = System.nanoTime() + time.toNanos();
        for (int round = 0; System.nanoTime() < until; round++) {
            if (round % 2 == 0) { // neither always comes after the other
                oursTook.add(micros(ours));
                floorTook.add(micros(floor));
            } else {
                floorTook.add(micros(floor));
                oursTook.add(micros(ours));
            }
        }
        return new Times(Medians.of(oursTook), Medians.of(floorTook), oursTook.size());
    }

    private static double micros(Call call) throws Exception {
        long begun = System.nanoTime();
        call.once();
        return (System.nanoTime() - begun) / 1000.0;
    }
}
