package io.shouwen.system.log;

import io.shouwen.system.running.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code shouwen-verify}, run as an auditor runs it. */
record Verifier(String key) {

    record Result(int exit, String said) {}

    Result run(String command, Path... files) throws IOException, InterruptedException {
        return run(command, List.of(), files);
    }

    Result run(String command, List<String> options, Path... files) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(command));
        for (Path file : files) {
            words.add(file.toString());
        }
        words.addAll(List.of("--key", key));
        words.addAll(options);
        return asTyped(words);
    }

    /** Also what an officer runs, who needs no key of the log. */
    static Result asTyped(List<String> words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-jar",
                Launch.ROOT.resolve("privacy-module/target/shouwen-verify.jar").toString()));
        line.addAll(words);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said);
    }
}
