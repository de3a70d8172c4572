package io.shouwen.system.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A compliance officer's own key, made and used as the officer does on a machine of their own. */
record OfficersKey(String verifierKey, Path file) {

    static OfficersKey made(String staffNumber, Path file) throws IOException, InterruptedException {
        return new OfficersKey(
                said(List.of("officer-key", staffNumber, file.toString())).strip(), file);
    }

    /**
     * What the officer pastes.
     *
     * @param command as the page shows it, with words in capitals for what the officer fills in
     */
    String note(String command, String finding, String reference) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        assertThat(words).startsWith("java", "-jar", "shouwen-verify.jar");
        words.replaceAll(word -> switch (word) {
            case "FINDING" -> finding;
            case "REFERENCE" -> reference;
            case "FILE" -> file.toString();
            default -> word;
        });
        return said(words.subList(3, words.size()));
    }

    private static String said(List<String> words) throws IOException, InterruptedException {
        Verifier.Result result = Verifier.asTyped(words);
        assertThat(result.exit()).as(result.said()).isZero();
        return result.said();
    }
}
