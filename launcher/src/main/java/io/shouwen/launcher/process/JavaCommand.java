package io.shouwen.launcher.process;

import java.nio.file.Path;

/** The Java that runs the launcher runs its children too. */
public final class JavaCommand {

    private JavaCommand() {}

    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
