package io.shouwen.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class OpenIdProviderTest {

    @Test
    void noticesThatTheProviderHasGone() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            byte[] body = "{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        OpenIdProvider provider = new OpenIdProvider(new SignInSettings(settingIssuer(issuer)));
        assertThat(provider.answers()).isTrue();
        server.stop(0);
        assertThat(provider.answers()).isFalse();
    }

    private static Config settingIssuer(String issuer) {
        return (Config) Proxy.newProxyInstance(
                OpenIdProviderTest.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> issuer);
    }
}
