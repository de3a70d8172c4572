package io.shouwen.launcher.installation;

import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Looks whether the ports are free before anything starts, so that a taken one is told by name and at once. */
public final class Ports {

    private Ports() {}

    /** @param wanted port by what it is for, such as {@code the application} */
    public static void requireFree(Map<String, Integer> wanted) {
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
}
