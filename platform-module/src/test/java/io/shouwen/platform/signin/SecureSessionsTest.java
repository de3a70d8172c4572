package io.shouwen.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class SecureSessionsTest {

    @Test
    void keepsTheSessionsCookieToHttpsWhereTheSuiteHasIt() {
        assertThat(secureAt("https://suite.example")).isTrue();
        assertThat(secureAt("http://127.0.0.1:8080")).isFalse();
    }

    private static Boolean secureAt(String base) {
        AtomicReference<Boolean> secure = new AtomicReference<>();
        Config config = stub(Config.class, (proxy, method, arguments) -> base);
        SessionCookieConfig cookie = stub(SessionCookieConfig.class, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("setSecure");
            secure.set((Boolean) arguments[0]);
            return null;
        });
        ServletContext context = stub(ServletContext.class, (proxy, method, arguments) -> cookie);
        new SecureSessions(new SignInSettings(config)).contextInitialized(new ServletContextEvent(context));
        return secure.get();
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(SecureSessionsTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
