package io.shouwen.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** The mail server that the application knows: it takes mail whole, may refuse addresses, and may fall silent over one mail. */
public final class TestMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final UnaryOperator<String> toAddress;
    private final int silentAfter;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch silent = new CountDownLatch(1);

    private TestMailServer(UnaryOperator<String> toAddress, int silentAfter) throws IOException {
        this.toAddress = toAddress;
        this.silentAfter = silentAfter;
        socket = new ServerSocket(
                Integer.parseInt(Running.setting("shouwen.mail.port")), 50, InetAddress.getLoopbackAddress());
        Thread listening = new Thread(this::listen, "mail");
        listening.setDaemon(true);
        listening.start();
    }

    /** Takes everything. */
    public static TestMailServer start() throws IOException {
        return answering(address -> "250 fine");
    }

    /** @param toAddress what it says to a recipient's address, such as {@code 550 nobody here} */
    public static TestMailServer answering(UnaryOperator<String> toAddress) throws IOException {
        return new TestMailServer(toAddress, Integer.MAX_VALUE);
    }

    /** Answers so many mails, not the next, and all after it again. */
    public static TestMailServer silentAfter(int mails) throws IOException {
        return new TestMailServer(address -> "250 fine", mails);
    }

    /** Addresses of all mails that arrived whole, in order. */
    public List<String> received() {
        return List.copyOf(received);
    }

    /** Waits until a mail has arrived and is not answered. */
    public void awaitSilence() throws InterruptedException {
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
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
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
                if (verb.equals("RCPT")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(out, toAddress.apply(to));
                } else {
                    say(out, verb.equals("QUIT") ? "221 bye" : "250 fine");
                }
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
