package io.shouwen.launcher.installation;

import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Looks whether the ports are free, and none is meant for two, before anything starts: told by name and at once. */
public final class Ports {

    private Ports() {}

    /** @param wanted port by what it is for, such as {@code the application} */
    public static void requireFree(Map<String, Integer> wanted) {
        requireDifferent(wanted);
        wanted.forEach((purpose, port) -> {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new StartFailure(
                        Part.PORT,
                        "Port " + port + " on 127.0.0.1, needed for " + purpose
                                + ", is taken by another program. Stop that program, or choose another port"
                                + " (./shouwen --help; a run folder keeps its ports, so add --fresh or another --run).",
                        e);
            }
        });
    }

    private static void requireDifferent(Map<String, Integer> wanted) {
        Map<Integer, String> purposes = new HashMap<>();
        wanted.forEach((purpose, port) -> {
            String other = purposes.putIfAbsent(port, purpose);
            if (other != null) {
                throw new StartFailure(
                        Part.PORT,
                        "Port " + port + " is meant both for " + other + " and for " + purpose
                                + ". Choose another port (./shouwen --help; a run folder keeps its ports, so add --fresh"
                                + " or another --run).");
            }
        });
    }
}
