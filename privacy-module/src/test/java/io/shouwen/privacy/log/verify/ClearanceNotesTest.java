package io.shouwen.privacy.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TreeFixture;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an exported log says of cleared alarms, against the officers' own keys. */
class ClearanceNotesTest {

    private static final UUID ALARM = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final NoteSigner LOG = TreeFixture.SIGNER;
    private static final String ORIGIN = LOG.verifierKey().name();
    private static final NoteSigner OFFICER = TreeFixture.signer("2001");
    private static final NoteSigner OTHER = TreeFixture.signer("2002");
    private static final ClearanceNote CLEARANCE = new ClearanceNote(ORIGIN, ALARM, "tampering", "INC-1");
    private static final String NOTE = "clearances/2.note";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void cleared() throws IOException {
        export(raised(), cleared("2001", "tampering", "INC-1"));
        sign(NOTE, CLEARANCE, OFFICER);
    }

    @Test
    void verifiesWhatAnOfficerHasSigned() {
        assertThat(run("--officer-keys", OTHER.verifierKey() + "\n" + OFFICER.verifierKey()))
                .isZero();
        assertThat(said())
                .contains("cleared as tampering by 2001, investigation/INC-1 (index 2), signature verified\n");
        assertThat(run("--officer-keys", OFFICER.verifierKey().toString(), "--json"))
                .isZero();
        assertThat(said()).contains("\"signature\":\"verified\"");
    }

    @Test
    void saysWhereItDidNotCheck() throws IOException {
        Files.delete(folder.resolve(NOTE));
        assertThat(run()).isZero();
        assertThat(said()).contains("signature NOT checked: no --officer-keys");
        assertThat(run("--json")).isZero();
        assertThat(said()).contains("\"signature\":\"unchecked\"");
    }

    @Test
    void findsAMissingNote() throws IOException {
        Files.delete(folder.resolve(NOTE));
        tampered(NOTE, "is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INC-1", "tampering", "01890000", "shouwen-alarm-clearance/1", "log.example/audit"})
    void findsAChangedWord(String word) throws IOException {
        String note = Files.readString(folder.resolve(NOTE));
        Files.writeString(folder.resolve(NOTE), note.replace(word, word.replaceFirst("[1dg]", "7")));
        tampered(NOTE, "speaks of another clearance");
    }

    @Test
    void findsASignatureThatIsNotTheOfficers() throws IOException {
        for (NoteSigner signer : List.of(OTHER, LOG)) {
            sign(NOTE, CLEARANCE, signer);
            tampered(NOTE, "no signature of 2001 with this key");
        }
        sign(NOTE, CLEARANCE, TreeFixture.signer("2001"));
        tampered(NOTE, "no signature of 2001 with this key");
        Files.writeString(folder.resolve(NOTE), "nonsense");
        tampered(NOTE, "a note has a text");
    }

    @Test
    void findsANoteOfAnotherAlarmOrLog() throws IOException {
        sign(NOTE, new ClearanceNote(ORIGIN, UUID.randomUUID(), "tampering", "INC-1"), OFFICER);
        tampered(NOTE, "speaks of another clearance");
        sign(NOTE, new ClearanceNote("log.example/other", ALARM, "tampering", "INC-1"), OFFICER);
        tampered(NOTE, "speaks of another clearance");
    }

    @Test
    void findsAnOfficerOfWhomThereIsNoKey() {
        assertThat(run("--officer-keys", OTHER.verifierKey().toString())).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).contains(NOTE).contains("named 2001").contains("index:    2\n");
    }

    /** Such as one that was put there so that somebody believes an alarm cleared. */
    @Test
    void findsANoteOfWhichNoEntryTells() throws IOException {
        sign("clearances/7.note", CLEARANCE, OFFICER);
        tampered("clearances/7.note", "no entry of this log tells");
    }

    /** An entry may be put in by whoever reaches the database; nobody's note goes with it. */
    @Test
    void takesTheEntryThatIsSignedForAndNoOther() throws IOException {
        export(raised(), cleared("2001", "false-alarm", "F-1"), cleared("2001", "tampering", "INC-1"));
        Files.delete(folder.resolve(NOTE));
        sign("clearances/3.note", CLEARANCE, OFFICER);
        assertThat(run("--officer-keys", OFFICER.verifierKey().toString())).isZero();
        assertThat(said()).contains("cleared as tampering by 2001, investigation/INC-1 (index 3), signature verified");
    }

    @Test
    void findsAnEntryThatClearsWhatNobodySignedFor() throws IOException {
        export(
                raised(),
                cleared("2001", "tampering", "INC-1"),
                cleared(UUID.randomUUID(), "2001", "tampering", "INC-1"));
        tampered("clearances/3.note", "is missing");
    }

    /** Also where somebody was refused to clear it. */
    @Test
    void leavesAnOpenAlarmOpen() throws IOException {
        Files.delete(folder.resolve(NOTE));
        String refused = cleared("2001", "tampering", "INC-1").replace("\"done\"", "\"refused\"");
        for (String[] entries : new String[][] {{raised()}, {raised(), refused}}) {
            export(entries);
            assertThat(run("--officer-keys", OFFICER.verifierKey().toString())).isZero();
            assertThat(said()).contains("not cleared in this log");
        }
    }

    /** From before officers had keys: whoever verifies says so by naming the log's. */
    @Test
    void countsTheLogsOwnSignatureWhereThatKeyIsNamed() throws IOException {
        sign(NOTE, CLEARANCE, LOG);
        String keys = OFFICER.verifierKey() + " " + LOG.verifierKey();
        assertThat(run("--officer-keys", keys)).isZero();
        sign(NOTE, CLEARANCE, OTHER);
        assertThat(run("--officer-keys", keys)).isEqualTo(ShouwenVerify.TAMPERED);
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        for (String keys : new String[] {" ", "2001+abc", OFFICER.verifierKey() + " x"}) {
            assertThat(run("--officer-keys", keys)).as(keys).isEqualTo(ShouwenVerify.UNUSABLE);
        }
        Path outside = Files.createTempFile("outside", ".note");
        Files.move(folder.resolve(NOTE), outside, StandardCopyOption.REPLACE_EXISTING);
        Files.createSymbolicLink(folder.resolve(NOTE), outside);
        assertThat(run("--officer-keys", OFFICER.verifierKey().toString())).isEqualTo(ShouwenVerify.UNUSABLE);
        Files.delete(outside);
        Files.delete(folder.resolve(NOTE));
        Files.write(folder.resolve(NOTE), new byte[LogFolder.LONGEST_NOTE + 1]);
        assertThat(run("--officer-keys", OFFICER.verifierKey().toString())).isEqualTo(ShouwenVerify.UNUSABLE);
    }

    /** Beside a file that was read already from the same folder. */
    @Test
    void followsNoLinkOutOfTheLog(@TempDir Path outside) throws IOException {
        UUID second = UUID.fromString("01890000-0000-7000-8000-000000000002");
        export(raised(), cleared("2001", "tampering", "INC-1"), cleared(second, "2001", "tampering", "INC-2"));
        sign("clearances/3.note", new ClearanceNote(ORIGIN, second, "tampering", "INC-2"), OFFICER);
        assertThat(run("--officer-keys", OFFICER.verifierKey().toString())).isZero();
        Path elsewhere = Files.move(folder.resolve("clearances/3.note"), outside.resolve("3.note"));
        Files.createSymbolicLink(folder.resolve("clearances/3.note"), elsewhere);
        assertThat(run("--officer-keys", OFFICER.verifierKey().toString())).isEqualTo(ShouwenVerify.UNUSABLE);
        assertThat(said()).contains("clearances/3.note is a link that leads out of the log");
    }

    @Test
    void checksThemBesideEarlierCheckpointsToo() throws IOException {
        Files.delete(folder.resolve(NOTE));
        String checkpoint = folder.resolve("checkpoint").toString();
        VerifierKey officer = OFFICER.verifierKey();
        assertThat(verify("consistency", checkpoint, folder.toString(), "--officer-keys", officer.toString()))
                .isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(verify("proof", "a.tlog-proof", "--entry", "a.json", "--officer-keys", officer.toString()))
                .isEqualTo(ShouwenVerify.UNUSABLE);
    }

    private void tampered(String file, String words) {
        assertThat(run("--officer-keys", OFFICER.verifierKey().toString())).isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).startsWith("TAMPERED: " + file + ": ").contains(words);
        assertThat(run("--officer-keys", OFFICER.verifierKey().toString(), "--json"))
                .isEqualTo(ShouwenVerify.TAMPERED);
        assertThat(said()).contains("\"file\":\"" + file + "\"").contains("\"result\":\"tampered\"");
    }

    private void export(String... entries) throws IOException {
        List<String> all = new ArrayList<>(List.of("{\"entry\":\"any\"}"));
        all.addAll(Arrays.asList(entries));
        new TreeFixture(all.stream()
                        .map(entry -> entry.getBytes(StandardCharsets.UTF_8))
                        .toList())
                .export(folder);
    }

    private static String raised() {
        return "{\"action\":\"privacy.log.alarm\",\"actor\":\"system\",\"object\":\"privacy.log/alarm/" + ALARM
                + "\",\"outcome\":\"done\",\"reason\":\"entry-changed\"}";
    }

    private static String cleared(String by, String finding, String reference) {
        return cleared(ALARM, by, finding, reference);
    }

    private static String cleared(UUID alarm, String by, String finding, String reference) {
        return "{\"action\":\"privacy.log.alarm-clear\",\"actor\":\"" + by + "\",\"case\":\"investigation/" + reference
                + "\",\"object\":\"privacy.log/alarm/" + alarm + "\",\"outcome\":\"done\",\"reason\":\"" + finding
                + "\"}";
    }

    private void sign(String file, ClearanceNote clearance, NoteSigner signer) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, SignedNote.sign(clearance.text(), signer).written());
    }

    private int run(String... more) {
        List<String> words = new ArrayList<>(List.of("log", folder.toString()));
        words.addAll(List.of(more));
        return verify(words.toArray(String[]::new));
    }

    private int verify(String... args) {
        output.reset();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of(args));
        words.addAll(List.of("--key", LOG.verifierKey().toString()));
        return new ShouwenVerify(out, out).run(words.toArray(String[]::new));
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
