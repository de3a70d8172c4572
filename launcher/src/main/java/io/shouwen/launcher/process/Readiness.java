package io.shouwen.launcher.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits until an address answers 200. */
public final class Readiness {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Readiness() {}

    /** False when the process ends or the time is over before the address answers 200. */
    public static boolean await(ChildProcess process, URI address, Duration atMost) {
        return await(process, atMost, () -> status(address) == 200);
    }

    /** False when the process ends or the time is over before the address answers with this text, whatever the status. */
    public static boolean awaitText(ChildProcess process, URI address, String text, Duration atMost) {
        return await(process, atMost, () -> body(address).contains(text));
    }

    private static boolean await(ChildProcess process, Duration atMost, BooleanSupplier ready) {
        var until = Instant.now().plus(atMost);
        while (Instant.now().isBefore(until)) {
            if (!process.isAlive()) {
                return false;
            }
            if (ready.getAsBoolean()) {
                return true;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /** The status of a GET, redirects followed; 0 when nothing answers. */
    public static int status(URI address) {
        return get(address).map(HttpResponse::statusCode).orElse(0);
    }

    private static String body(URI address) {
        return get(address).map(HttpResponse::body).orElse("");
    }

    private static Optional<HttpResponse<String>> get(URI address) {
        try {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return Optional.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
