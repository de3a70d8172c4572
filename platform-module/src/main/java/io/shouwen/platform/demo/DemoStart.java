package io.shouwen.platform.demo;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Asks for the demo data once the schemas stand. */
@WebListener
public class DemoStart implements ServletContextListener {

    @Inject
    private DemoWriter writer;

    @Override
    public void contextInitialized(ServletContextEvent begun) {
        writer.startIfWanted();
    }
}
