package io.shouwen.system.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.browser.Faces;
import io.shouwen.system.http.Api;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.Launch;
import io.shouwen.system.running.RunningSuite;
import io.shouwen.system.signin.SignIn;
import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A regulator's letter names a phone number and a month: who read it, why, and prove it. An officer who has never seen the
 * product goes by what the screen offers, and reads no personal data on the way.
 */
@ExtendWith(RunningSuite.class)
class ComplianceJourneyST {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Demo demo;
    private final String phone = "1990" + (1_000_000 + new Random().nextInt(9_000_000));

    @TempDir
    Path folder;

    ComplianceJourneyST(Demo demo) {
        this.demo = demo;
    }

    @Test
    void findsWhoReadAPhoneNumberInAMonthAndWhyAndProvesIt() throws Exception {
        var reader = demo.first("agent");
        readsThePhone(Api.of(demo, SignIn.to(demo, "staff", reader)));

        try (var browsing = new Browsing(demo)) {
            Page officer = browsing.signedIn("compliance", demo.first("compliance-officer"));
            Instant begun = Instant.now();
            Browsing.picture(officer, "compliance-1-overview");

            officer.locator("main a[href$='/privacy/audit-log']").first().click();
            officer.waitForURL("**/privacy/audit-log");
            new Faces(officer).fill("find:number", phone).click("find:go");
            // One holder: the entries about them open at once.
            officer.waitForURL("**/privacy/audit-log?subject=*");
            Browsing.picture(officer, "compliance-2-everyone-who-saw");

            officer.locator("details:has([id='fields']) summary").click();
            var row = officer.locator("[id='fields'] tbody tr:has([title='crm.customer.phone']):has-text('"
                    + YearMonth.now(ZONE) + "'):has-text('" + reader.staffNumber() + "')");
            row.locator("a").first().click();
            officer.waitForURL("**field=crm.customer.phone**");
            var entry = officer.locator("[id='list:table'] tbody tr:has-text('" + reader.staffNumber() + "')")
                    .first();
            assertThat(entry.innerText()).contains("查看原文", "联系客户", "workorder/", "完成");
            Browsing.picture(officer, "compliance-3-who-and-why");

            entry.locator("a[href*='/privacy/audit-entry']").click();
            officer.waitForURL("**/privacy/audit-entry?id=*");
            // Published within a second of the read, which lies further back than that.
            assertThat(officer.locator("main").innerText()).contains("成立").doesNotContain(phone.substring(3, 7));
            officer.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screenshots/compliance-4-proof.png"))
                    .setFullPage(true));
            Download evidence = officer.waitForDownload(() -> new Faces(officer).click("downloads:evidence"));
            unpack(evidence.path());
            System.out.println("from the overview to the evidence: "
                    + Duration.between(begun, Instant.now()).toMillis() + " ms of a program's clicks");
        }

        assertThat(Files.readString(folder.resolve("entry.json")))
                .contains("\"action\":\"privacy.reveal\"", "\"purpose\":\"contact-customer\"")
                .doesNotContain(phone);
        assertThat(verified()).isZero();
        Path entry = folder.resolve("entry.json");
        Files.writeString(entry, Files.readString(entry).replace("contact-customer", "verify-identity"));
        assertThat(verified()).as("a changed purpose is found").isOne();
    }

    private void readsThePhone(Api agent) {
        String customer = agent.post(
                        "/api/crm/customers",
                        Json.createObjectBuilder()
                                .add("name", "测试学员")
                                .add("phone", phone)
                                .add("evenIfSimilar", true)
                                .build())
                .expect(201)
                .json()
                .getString("id");
        String order = agent.post(
                        "/api/workorder/work-orders",
                        Json.createObjectBuilder()
                                .add("customer", customer)
                                .add("channel", "phone")
                                .add("type", "technical")
                                .add("priority", "normal")
                                .add("description", "直播课无法登录。")
                                .build())
                .expect(201)
                .json()
                .getString("id");
        agent.post(
                        "/api/privacy/reveals",
                        Json.createObjectBuilder()
                                .add("person", customer)
                                .add("field", "crm.customer.phone")
                                .add("purpose", "contact-customer")
                                .add("case", "workorder/" + order)
                                .build())
                .expect(200);
    }

    private void unpack(Path zip) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Files.copy(entries, folder.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }

    private int verified() throws IOException, InterruptedException {
        var verify = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Launch.ROOT
                                .resolve("privacy-module/target/shouwen-verify.jar")
                                .toString(),
                        "proof",
                        folder.resolve("entry.tlog-proof").toString(),
                        "--entry",
                        folder.resolve("entry.json").toString(),
                        "--key",
                        Files.readString(folder.resolve("key")).strip())
                .redirectErrorStream(true)
                .start();
        System.out.println(new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return verify.waitFor();
    }
}
