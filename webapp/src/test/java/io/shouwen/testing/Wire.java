package io.shouwen.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they stand, for requests that no HTTP client would make. */
public final class Wire {

    private Wire() {}

    /**
     * @param lines request line and headers; Host and {@code Connection: close} are added
     * @return all that comes back until the connection ends
     */
    public static String ask(String... lines) throws IOException {
        return send(String.join("\r\n", lines) + "\r\nHost: suite\r\nConnection: close\r\n\r\n");
    }

    public static String send(String request) throws IOException {
        URI base = URI.create(Running.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(45_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
