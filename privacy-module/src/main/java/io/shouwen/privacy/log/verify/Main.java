package io.shouwen.privacy.log.verify;

import java.util.Arrays;

/**
 * Begins {@code ShouwenVerify}. The only class that is compiled for Java 8: an older Java that fails to load the others ends
 * with exit code 1, which means "tampered with" here.
 */
public final class Main {

    private static final int NEEDED = 17;

    private Main() {}

    @SuppressWarnings("SystemOut") // a command speaks on its standard output
    public static void main(String[] args) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version");
        if (tooOld(version)) {
            String words = "this needs Java " + NEEDED + " or later, and runs on Java " + version;
            if (Arrays.asList(args).contains("--json")) {
                System.out.println("{\"result\":\"unusable\",\"words\":\"" + words + "\"}");
            } else {
                System.err.println("cannot verify: " + words);
            }
            System.exit(2);
        }
        Class.forName("io.shouwen.privacy.log.verify.ShouwenVerify")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    /** @param version such as {@code 1.8} or {@code 17} */
    static boolean tooOld(String version) {
        return version.startsWith("1.") || Integer.parseInt(version) < NEEDED;
    }
}
