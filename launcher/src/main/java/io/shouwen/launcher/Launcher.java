package io.shouwen.launcher;

import io.shouwen.launcher.installation.Installation;
import io.shouwen.launcher.realm.RealmFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The command {@code ./shouwen}. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        long begun = Long.getLong("shouwen.begun", System.currentTimeMillis());
        int status = 0;
        try {
            run(Options.parse(List.of(arguments), root()), begun);
        } catch (StartFailure e) {
            System.err.println("shouwen: " + e.getMessage());
            status = e.part().exitStatus();
        } catch (IOException e) {
            System.err.println("shouwen: " + e);
            status = StartFailure.Part.RUN_FOLDER.exitStatus();
        }
        Stopping.leave(status);
    }

    private static void run(Options options, long begun) throws IOException {
        if (options.help()) {
            System.out.print(Options.HELP);
        } else if (options.writeRealm().isPresent()) {
            Files.writeString(options.writeRealm().get(), RealmFile.published());
        } else {
            serve(options, begun);
        }
    }

    private static void serve(Options options, long begun) {
        var installation = Installation.open(options, Launcher::say);
        var suite = new Suite(installation, options, root(), Launcher::say);
        var stopping = Stopping.onSignal(suite, installation, Launcher::say);
        try {
            suite.start();
            say(Welcome.text(installation, Duration.ofMillis(System.currentTimeMillis() - begun)));
            suite.awaitFailure();
        } finally {
            stopping.now();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** The repository: the jar lies in launcher/target. */
    private static Path root() {
        try {
            var jar = Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.getParent().getParent().getParent().toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
