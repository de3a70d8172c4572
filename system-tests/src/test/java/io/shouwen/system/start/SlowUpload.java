package io.shouwen.system.start;

import io.shouwen.system.running.Demo;
import io.shouwen.system.signin.SignIn;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request that stays in flight for as long as the test wants: a file of which the second half is yet to come. */
final class SlowUpload implements AutoCloseable {

    private static final String FILE = "姓名,手机号\n赖慢慢,19900880099\n";

    private final Socket socket;
    private final byte[] rest;

    private SlowUpload(Socket socket, byte[] rest) {
        this.socket = socket;
        this.rest = rest;
    }

    static SlowUpload begin(Demo demo) throws IOException {
        String token = SignIn.to(demo, "staff", demo.first("agent")).accessToken();
        byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
        var socket = new Socket(demo.base().getHost(), demo.base().getPort());
        socket.setSoTimeout(60_000);
        var out = socket.getOutputStream();
        out.write(("POST /api/crm/imports?dryRun=true HTTP/1.1\r\nHost: "
                        + demo.base().getAuthority()
                        + "\r\nAuthorization: Bearer " + token
                        + "\r\nIdempotency-Key: slow\r\nContent-Type: text/csv\r\nContent-Length: " + file.length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(file, 0, 10);
        out.flush();
        return new SlowUpload(socket, java.util.Arrays.copyOfRange(file, 10, file.length));
    }

    /** Sends the rest and returns the status line of the answer. */
    String finish() throws IOException {
        socket.getOutputStream().write(rest);
        socket.getOutputStream().flush();
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return answer.lines().findFirst().orElse("no answer");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
