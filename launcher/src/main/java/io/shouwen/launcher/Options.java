package io.shouwen.launcher;

import io.shouwen.launcher.StartFailure.Part;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the command line asks for. Ports left out are those of the last run, or the defaults at the first. */
public record Options(
        boolean help,
        boolean fresh,
        boolean production,
        OptionalInt port,
        OptionalInt keycloakPort,
        OptionalInt postgresPort,
        Optional<URI> base,
        Optional<URI> issuerBase,
        Path runFolder,
        Path cacheFolder,
        Path war,
        long seed,
        int customers,
        String zone,
        Optional<Path> writeRealm) {

    public static final String HELP = """
            Usage: ./shouwen [options]

            Builds what is missing and starts the suite on 127.0.0.1. Ctrl-C stops it; data stay under run/.

              --fresh                  throw away the data and secrets of this run folder, then start
              --port N                 port of the application (first start: 8080)
              --keycloak-port N        port of Keycloak; N+1 answers its health checks (first start: 8180)
              --postgres-port N        port of PostgreSQL (first start: 15432)
              --customers N            demo customers to invent at the first start (5000)
              --seed N                 what the demo is invented from (20261121)
              --zone ID                the organisation's time zone (Asia/Shanghai)
              --run DIR                data, secrets and logs (run)
              --cache DIR              unpacked and prepared programs, shared by all run folders (.cache)
              --production             no demo: confidential clients, no invented people, no endpoints.json
              --base URL               with --production: address of the application behind your TLS proxy
              --issuer-base URL        with --production: address of Keycloak behind your TLS proxy
              --write-realm FILE       write the realm file that the catalogues ask for, and leave
              --help                   this text

            Exit status: 0 stopped as asked, 2 wrong usage, 3 port taken, 4 database, 5 Keycloak,
            6 application, 7 run folder.
            """;

    public static Options parse(List<String> arguments, Path root) {
        boolean help = false;
        boolean fresh = false;
        boolean production = false;
        var port = OptionalInt.empty();
        var keycloakPort = OptionalInt.empty();
        var postgresPort = OptionalInt.empty();
        var base = Optional.<URI>empty();
        var issuerBase = Optional.<URI>empty();
        Path run = root.resolve("run");
        Path cache = root.resolve(".cache");
        Path war = root.resolve("webapp/target/shouwen.war");
        long seed = 20261121;
        int customers = 5000;
        String zone = "Asia/Shanghai";
        var writeRealm = Optional.<Path>empty();
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--fresh" -> fresh = true;
                case "--production" -> production = true;
                case "--port" -> port = OptionalInt.of(port(option, rest));
                case "--keycloak-port" -> keycloakPort = OptionalInt.of(port(option, rest));
                case "--postgres-port" -> postgresPort = OptionalInt.of(port(option, rest));
                case "--base" -> base = Optional.of(address(option, rest));
                case "--issuer-base" -> issuerBase = Optional.of(address(option, rest));
                case "--run" -> run = Path.of(value(option, rest));
                case "--cache" -> cache = Path.of(value(option, rest));
                case "--war" -> war = Path.of(value(option, rest));
                case "--seed" -> seed = number(option, rest, Integer.MIN_VALUE, Integer.MAX_VALUE);
                case "--customers" -> customers = number(option, rest, 0, 1_000_000);
                case "--zone" -> zone = zone(value(option, rest));
                case "--write-realm" -> writeRealm = Optional.of(Path.of(value(option, rest)));
                default -> throw wrong("there is no option " + option + "; see ./shouwen --help");
            }
        }
        if (!production && (base.isPresent() || issuerBase.isPresent())) {
            throw wrong("--base and --issuer-base belong to --production: the demo answers on 127.0.0.1 only");
        }
        return new Options(
                help,
                fresh,
                production,
                port,
                keycloakPort,
                postgresPort,
                base,
                issuerBase,
                run.toAbsolutePath().normalize(),
                cache.toAbsolutePath().normalize(),
                war.toAbsolutePath().normalize(),
                seed,
                customers,
                zone,
                writeRealm);
    }

    private static String value(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty() || rest.peek().startsWith("--")) {
            throw wrong(option + " needs a value");
        }
        return rest.pop();
    }

    private static int port(String option, ArrayDeque<String> rest) {
        return number(option, rest, 1, 65_534);
    }

    private static int number(String option, ArrayDeque<String> rest, int least, int most) {
        String text = value(option, rest);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw wrong(option + " needs a number from " + least + " to " + most + ", not " + text);
    }

    private static URI address(String option, ArrayDeque<String> rest) {
        String text = value(option, rest).replaceAll("/+$", "");
        if (!text.matches("https?://[^/?#]+")) {
            throw wrong(option + " needs an address such as https://shouwen.example.org, not " + text);
        }
        return URI.create(text);
    }

    private static String zone(String text) {
        try {
            return java.time.ZoneId.of(text).getId();
        } catch (java.time.DateTimeException e) {
            throw new StartFailure(Part.USAGE, "--zone needs a time zone such as Asia/Shanghai, not " + text, e);
        }
    }

    private static StartFailure wrong(String message) {
        return new StartFailure(Part.USAGE, message);
    }
}
