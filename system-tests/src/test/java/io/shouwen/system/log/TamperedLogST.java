package io.shouwen.system.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.browser.Faces;
import io.shouwen.system.http.Api;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.Launch;
import io.shouwen.system.signin.SignIn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever holds the database changes one entry of the running suite: it is noticed, told everywhere, and nothing is
 * published over it until what was signed is back and a compliance officer has said what it was, and signed that with a key
 * which only the officer has.
 */
class TamperedLogST {

    private static final Path FOLDER = Path.of("target/tampered-run").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(6);
    private static final Duration SOON = Duration.ofSeconds(60);

    /** The demo's compliance officer. */
    private static final String OFFICER = "1027";

    /** In the first of several bundles: far from the right edge, which is looked at before each publication. */
    private static final long INDEX = 41;

    @TempDir
    Path kept;

    private Demo demo;
    private Owner owner;
    private Api officer;
    private Verifier verifier;
    private OfficersKey own;
    private int exports;

    /** No other suite of ours runs with these algorithms and with officers' keys: what differs is covered here. */
    private Map<String, String> settings() {
        return Map.of("SHOUWEN_VAULT_SUITE", "SM4-GCM", "SHOUWEN_LOG_CLEARING_KEYS", own.verifierKey());
    }

    @Test
    void aChangedEntryStopsPublicationUntilItIsBackAndAnOfficerHasClearedTheAlarm() throws Exception {
        own = OfficersKey.made(OFFICER, kept.resolve("officer-key"));
        try (var launch = Launch.of(FOLDER, settings(), Launch.onFreePorts("--fresh", "--customers", "20"))
                        .awaitReady(START);
                var database = Owner.of(FOLDER)) {
            owner = database;
            demo = Demo.read(launch.endpoints());
            assertThat(demo.first("compliance-officer").staffNumber()).isEqualTo(OFFICER);
            officer = Api.of(demo, SignIn.to(demo, "compliance", demo.first("compliance-officer")));
            verifier = new Verifier(officer.get("/api/privacy/log/key").text().strip());
            Path earlier = earlierCheckpoint();

            String signed = owner.entryAt(INDEX);
            String forged = signed.replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"somebody-else\"");
            assertThat(forged).isNotEqualTo(signed);
            owner.rewrite(INDEX, forged);
            await().atMost(SOON).until(() -> !openAlarm().isEmpty());
            long published = owner.published();
            assertThat(openAlarm().getString("code")).isEqualTo("entry-changed");
            assertThat(openAlarm().getString("words")).isEqualTo(words());
            await().atMost(SOON)
                    .until(() -> Api.anonymous(demo).get("/health/ready").status() == 503);
            assertThat(Api.anonymous(demo).get("/health/ready").text()).contains("entry-changed: " + words());
            assertThat(Api.anonymous(demo).get("/health/live").status()).isEqualTo(200);

            auditorFindsIt(earlier);

            String first = openAlarm().getString("id");
            clear(first);
            await().atMost(SOON)
                    .until(() -> !openAlarm().isEmpty()
                            && !openAlarm().getString("id").equals(first));
            assertThat(openAlarm().getString("words")).as("not mended yet").isEqualTo(words());

            try (var browsing = new Browsing(demo)) {
                Page page = browsing.signedIn("compliance", demo.first("compliance-officer"));
                tells(page, "/compliance");
                tells(page, "/privacy/log-health");
                Browsing.picture(page, "log-alarm");
                String second = secondKey(export());
                for (String path : new String[] {"/compliance", "/privacy/log-export", "/privacy/log-health"}) {
                    page.navigate(demo.base() + path);
                    assertThat(page.locator("main").innerText()).as(path).contains(second);
                }
                // Runs of the verifier and a sign-in lie between: many turns of the sequencer, which takes two a
                // second.
                assertThat(owner.published()).isEqualTo(published);
                assertThat(owner.recorded()).isGreaterThan(published);

                owner.rewrite(INDEX, signed);
                clearOnThePage(page);
            }
            await().atMost(SOON)
                    .until(() -> Api.anonymous(demo).get("/health/ready").status() == 200);
            await().atMost(SOON).until(() -> owner.published() > published && owner.published() == owner.recorded());
            assertThat(openAlarm()).isEmpty();
            auditorChecksWhoClearedIt(earlier, export());
        }
    }

    private void auditorChecksWhoClearedIt(Path earlier, Path whole) throws Exception {
        assertThat(verifier.run("log", whole).said()).startsWith("verified: ").contains("signature NOT checked");
        var checked = verifier.run("consistency", List.of("--officer-keys", own.verifierKey()), earlier, whole);
        assertThat(checked.exit()).as(checked.said()).isZero();
        assertThat(checked.said())
                .contains("cleared as false-alarm by " + OFFICER + ", investigation/INC-2026-6")
                .contains("cleared as tampering by " + OFFICER + ", investigation/INC-2026-7")
                .doesNotContain("NOT checked");
        String another = OfficersKey.made(OFFICER, kept.resolve("another")).verifierKey();
        var foreign = verifier.run("log", List.of("--officer-keys", another), whole);
        assertThat(foreign.exit()).as(foreign.said()).isEqualTo(1);
        assertThat(foreign.said()).startsWith("TAMPERED: clearances/").contains("no signature of " + OFFICER);
    }

    /** In both languages; a note of another file is told of, and clears nothing. */
    private void clearOnThePage(Page page) throws Exception {
        inLanguage(page, "en");
        assertThat(page.locator("[id='clear']").innerText()).contains("Clearance signed with your own key");
        Browsing.picture(page, "log-alarm-note-en");
        inLanguage(page, "zh");
        assertThat(page.locator("[id='clear']").innerText()).contains("本人密钥签名的解除声明");
        String command = page.locator("[id='clear'] code").innerText();
        page.locator("[id='clear:finding']").selectOption("tampering");
        Faces faces = new Faces(page)
                .fill("clear:reference", "INC-2026-7")
                .fill("clear:note", own.note(command, "tampering", "INC-2026-8"))
                .click("clear:go");
        page.waitForLoadState();
        assertThat(page.locator("body").innerText()).contains("请粘贴用您本人密钥签署的解除声明");
        assertThat(openAlarm()).isNotEmpty();
        Browsing.picture(page, "log-alarm-note");
        faces.fill("clear:note", own.note(command, "tampering", "INC-2026-7")).click("clear:go");
        page.waitForLoadState();
    }

    private void inLanguage(Page page, String language) {
        page.context()
                .addCookies(List.of(new Cookie("shouwen-language", language)
                        .setUrl(demo.base().toString())));
        page.navigate(demo.base() + "/privacy/log-health");
    }

    private static String words() {
        return "the entry at index " + INDEX + " was changed";
    }

    /** Of a log that has grown since. */
    private Path earlierCheckpoint() throws Exception {
        await().atMost(SOON).until(() -> owner.published() > 2 * 256 + INDEX);
        Path file = Files.writeString(
                kept.resolve("earlier.checkpoint"),
                officer.get("/api/privacy/log/checkpoint").expect(200).text());
        long size = owner.published();
        Path whole = export();
        assertThat(verifier.run("log", whole).said()).startsWith("verified: ");
        await().atMost(SOON).until(() -> owner.published() > size);
        return file;
    }

    private void auditorFindsIt(Path earlier) throws Exception {
        Path whole = export();
        for (var result :
                new Verifier.Result[] {verifier.run("log", whole), verifier.run("consistency", earlier, whole)}) {
            assertThat(result.exit()).as(result.said()).isEqualTo(1);
            assertThat(result.said()).startsWith("TAMPERED: ").contains("index:    " + INDEX + "\n");
        }
    }

    /** The key of the second signature, which is under the checkpoint. */
    private static String secondKey(Path export) throws IOException {
        try (var zip = new ZipFile(export.toFile())) {
            assertThat(lines(zip, "checkpoint").filter(line -> line.startsWith("\u2014 ")))
                    .hasSize(2);
            assertThat(lines(zip, "README.txt")).anyMatch(line -> line.startsWith("key-sm2"));
            return lines(zip, "key-sm2").findFirst().orElseThrow();
        }
    }

    private static Stream<String> lines(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    private void tells(Page page, String path) {
        page.navigate(demo.base() + path);
        assertThat(page.locator("main [role='alert']").innerText()).contains("审计日志异常", "entry-changed", words());
    }

    /** By the API, which takes nothing without the officer's signature. */
    private void clear(String alarm) throws Exception {
        String path = "/api/privacy/log/alarms/" + alarm + "/clearance";
        officer.post(path, clearance("")).expect(400);
        String origin = verifier.key().substring(0, verifier.key().indexOf('+'));
        String command = "java -jar shouwen-verify.jar clearance " + alarm + " FINDING REFERENCE --origin " + origin
                + " --signing-key FILE";
        officer.post(path, clearance(own.note(command, "false-alarm", "INC-2026-6")))
                .expect(204);
    }

    private static JsonObject clearance(String note) {
        return Json.createObjectBuilder()
                .add("finding", "false-alarm")
                .add("reference", "INC-2026-6")
                .add("note", note)
                .build();
    }

    /** The open alarm, or an empty object. */
    private JsonObject openAlarm() {
        return officer.get("/api/privacy/log/alarms").expect(200).array().getValuesAs(JsonObject.class).stream()
                .filter(alarm -> !alarm.containsKey("clearedAt") || alarm.isNull("clearedAt"))
                .findFirst()
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
    }

    /** Is itself an act that is recorded. */
    private Path export() throws IOException {
        Path file = kept.resolve("export-" + ++exports + ".zip");
        return Files.write(
                file, officer.get("/api/privacy/log/export").expect(200).bytes());
    }
}
