package io.shouwen.platform.signin;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Marks the session's cookie secure where browsers reach the suite by https; behind a proxy the request does not tell. */
@WebListener
public class SecureSessions implements ServletContextListener {

    private final SignInSettings settings;

    @Inject
    public SecureSessions(SignInSettings settings) {
        this.settings = settings;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(settings.secure());
    }
}
