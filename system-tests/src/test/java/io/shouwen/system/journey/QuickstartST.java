package io.shouwen.system.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.system.running.Demo;
import io.shouwen.system.running.Launch;
import io.shouwen.system.running.RunningSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code docs/api-quickstart.md} says that its blocks run as they stand: here they do. It is the main job over REST. */
@ExtendWith(RunningSuite.class)
class QuickstartST {

    private static final Pattern BLOCK = Pattern.compile("^```bash\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private final Demo demo;

    QuickstartST(Demo demo) {
        this.demo = demo;
    }

    @Test
    void everyBlockOfTheQuickstartRunsAsItStands() throws IOException, InterruptedException {
        String page = Files.readString(Launch.ROOT.resolve("docs/api-quickstart.md"));
        String script =
                BLOCK.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
        Path file = Path.of("target/quickstart.sh").toAbsolutePath();
        Path output = Path.of("target/quickstart-output.txt").toAbsolutePath();
        Files.writeString(file, script);
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", file.toString())
                .directory(Launch.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SHOUWEN_RUN", demo.file().getParent().toString());
        Process bash = builder.start();
        boolean ended = bash.waitFor(5, TimeUnit.MINUTES);
        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(bash.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("row 4, phone: crm.phone-not-accepted")
                .contains("199****0001")
                .contains("+8619900880001")
                .contains("rated: 204")
                .contains("\"balanced\": true")
                .contains("privacy.reveal\tdone\tcontact-customer")
                .contains("verified:")
                .contains("TAMPERED");
    }
}
