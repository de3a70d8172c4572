package io.shouwen.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closed-loop load: each thread starts the next call when its last one has ended. So a slow server is asked less, and the
 * latencies leave out the queue that an open load would build; throughput is what this measures well.
 */
final class Load {

    /** One call; throws where the answer is not the right one. */
    interface Call {
        void once() throws Exception;
    }

    /** Makes each thread's own call, with its own connection. */
    interface Caller {
        Call forThread(int thread) throws Exception;
    }

    /**
     * @param perSecond calls in a second, all threads together
     * @param median in microseconds
     * @param p99 in microseconds
     */
    record Figures(double perSecond, long median, long p99, int calls) {}

    private Load() {}

    static Figures measure(int threads, Duration warmUp, Duration measured, Caller caller) throws Exception {
        run(threads, warmUp, caller);
        return run(threads, measured, caller);
    }

    private static Figures run(int threads, Duration time, Caller caller) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicBoolean failed = new AtomicBoolean();
        try {
            List<Callable<long[]>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Call call = caller.forThread(i);
                work.add(() -> repeat(call, time, failed));
            }
            long begun = System.nanoTime();
            List<Future<long[]>> done = pool.invokeAll(work);
            double seconds = (System.nanoTime() - begun) / 1e9;
            long[] all = new long[0];
            for (Future<long[]> one : done) {
                long[] times = one.get();
                int end = all.length;
                all = Arrays.copyOf(all, end + times.length);
                System.arraycopy(times, 0, all, end, times.length);
            }
            Arrays.sort(all);
            return new Figures(
                    all.length / seconds,
                    all[all.length / 2] / 1000,
                    all[(int) Math.min(all.length - 1L, all.length * 99L / 100)] / 1000,
                    all.length);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] repeat(Call call, Duration time, AtomicBoolean failed) throws Exception {
        long[] times = new long[1 << 16];
        int count = 0;
        long until = System.nanoTime() + time.toNanos();
        try {
            long now = System.nanoTime();
            while (now < until && !failed.get()) {
                call.once();
                long after = System.nanoTime();
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = after - now;
                now = after;
            }
        } catch (Exception e) {
            failed.set(true);
            throw e;
        }
        return Arrays.copyOf(times, count);
    }
}
