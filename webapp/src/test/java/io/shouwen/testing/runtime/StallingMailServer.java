package io.shouwen.testing.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An SMTP server that takes mail whole, and for one of them never says whether it did. */
final class StallingMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final int silentAfter;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch silent = new CountDownLatch(1);

    /** @param silentAfter so many are answered, the next is not, all after it are again */
    StallingMailServer(int port, int silentAfter) throws IOException {
        this.silentAfter = silentAfter;
        socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread listening = new Thread(this::listen, "mail");
        listening.setDaemon(true);
        listening.start();
    }

    /** Addresses of all mails that arrived whole, in order. */
    List<String> received() {
        return List.copyOf(received);
    }

    /** Waits until a mail has arrived and is not answered. */
    void awaitSilence() throws InterruptedException {
        silent.await();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread talking = new Thread(() -> talk(client), "mail-client");
                talking.setDaemon(true);
                talking.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.US_ASCII)) {
            say(out, "220 mail.example");
            String to = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                if (verb.equals("RCPT")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                }
                if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    while (!".".equals(in.readLine())) {
                        // the message itself does not matter here
                    }
                    received.add(to);
                    if (received.size() == silentAfter + 1) {
                        silent.countDown();
                        in.readLine(); // until the other side dies
                        return;
                    }
                }
                say(out, verb.equals("QUIT") ? "221 bye" : "250 fine");
            }
        } catch (IOException goneAway) {
            // the client was killed
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
