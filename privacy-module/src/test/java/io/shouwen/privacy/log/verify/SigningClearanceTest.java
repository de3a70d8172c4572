package io.shouwen.privacy.log.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An officer makes a key, and signs with it. */
class SigningClearanceTest {

    private static final UUID ALARM = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final String ORIGIN = "audit.example.org/shouwen";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void signsWhatTheApplicationAccepts() {
        VerifierKey key = made("2001", "own");
        String note = signed("tampering", "INC-2026-7", "own");
        new ClearanceNote(ORIGIN, ALARM, "tampering", "INC-2026-7").requireSigned(note, key);
        assertThat(note)
                .startsWith("shouwen-alarm-clearance/1\n" + ORIGIN + "\n" + ALARM + "\ntampering\nINC-2026-7\n\n");
        for (ClearanceNote other : new ClearanceNote[] {
            new ClearanceNote(ORIGIN, UUID.randomUUID(), "tampering", "INC-2026-7"),
            new ClearanceNote(ORIGIN, ALARM, "false-alarm", "INC-2026-7"),
            new ClearanceNote(ORIGIN, ALARM, "tampering", "INC-2026-8"),
            new ClearanceNote("audit.example.com/shouwen", ALARM, "tampering", "INC-2026-7")
        }) {
            assertThatThrownBy(() -> other.requireSigned(note, key)).isInstanceOf(BadSignature.class);
        }
        VerifierKey another = made("2001", "another");
        assertThatThrownBy(
                        () -> new ClearanceNote(ORIGIN, ALARM, "tampering", "INC-2026-7").requireSigned(note, another))
                .isInstanceOf(BadSignature.class);
    }

    /** Whatever its base64 looks like: half of all keys have a plus sign in it. */
    @Test
    void signsWithEveryKeyThatItMakes() {
        for (int i = 0; i < 20; i++) {
            VerifierKey key = made("2001", "own" + i);
            new ClearanceNote(ORIGIN, ALARM, "tampering", "INC-1")
                    .requireSigned(signed("tampering", "INC-1", "own" + i), key);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void keepsTheKeyFromOthersAndWritesNoneOver() throws IOException {
        made("2001", "own");
        Path file = folder.resolve("own");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String before = Files.readString(file);
        assertThat(run("officer-key", "2001", file.toString())).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(file).hasContent(before);
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        Path own = folder.resolve("own");
        made("2001", "own");
        made("2002", "other");
        String[] mine = Files.readString(own).split("\n");
        String[] theirs = Files.readString(folder.resolve("other")).split("\n");
        for (String text : new String[] {
            "", "x\ny\n", mine[0] + "\n", mine[0] + "\n" + theirs[1] + "\n", mine[0] + "\nPRIVATE+KEY+a+b+c\n"
        }) {
            Files.writeString(own, text);
            assertThat(run(clearance(ALARM.toString(), "tampering", "INC-1", own.toString())))
                    .as(text)
                    .isEqualTo(ShouwenVerify.UNUSABLE);
        }
        String other = folder.resolve("other").toString();
        assertThat(run(clearance("no-alarm", "tampering", "INC-1", other))).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run(clearance(ALARM.toString(), "two words", "INC-1", other)))
                .isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run(clearance(
                        ALARM.toString(),
                        "tampering",
                        "INC-1",
                        folder.resolve("none").toString())))
                .isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("officer-key", "2001")).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("officer-key", "two words", folder.resolve("new").toString()))
                .isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(run("clearance", ALARM.toString())).isEqualTo(ShouwenVerify.UNUSABLE);
    }

    private VerifierKey made(String name, String file) {
        output.reset();
        assertThat(run("officer-key", name, folder.resolve(file).toString())).isZero();
        return VerifierKey.parse(output.toString(StandardCharsets.UTF_8).strip());
    }

    private String signed(String finding, String reference, String file) {
        output.reset();
        assertThat(run(clearance(
                        ALARM.toString(),
                        finding,
                        reference,
                        folder.resolve(file).toString())))
                .as(errors.toString(StandardCharsets.UTF_8))
                .isZero();
        return output.toString(StandardCharsets.UTF_8);
    }

    private static String[] clearance(String alarm, String finding, String reference, String file) {
        return new String[] {"clearance", alarm, finding, reference, "--origin", ORIGIN, "--signing-key", file};
    }

    private int run(String... args) {
        return new ShouwenVerify(
                        new PrintStream(output, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(args);
    }
}
