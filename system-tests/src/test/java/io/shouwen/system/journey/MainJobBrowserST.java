package io.shouwen.system.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.browser.Faces;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.Launch;
import io.shouwen.system.running.RunningSuite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job as people do it, page by page; each step goes on from the one before. */
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class MainJobBrowserST {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Path PICTURES = Path.of("target/screenshots");

    private final Demo demo;
    /** Another in each run, so that a step can be repeated against a suite that goes on running. */
    private final String phone = "1991" + (1_000_000 + new Random().nextInt(9_000_000));

    private Browsing browsing;
    private Page agent;
    private String customerPage;
    private String workOrderPage;
    private String ratingLink;

    MainJobBrowserST(Demo demo) {
        this.demo = demo;
    }

    @BeforeAll
    void openTheBrowser() {
        browsing = new Browsing(demo);
        agent = browsing.signedIn("staff", demo.first("agent"));
        Browsing.picture(agent, "01-desk");
    }

    /** Overwritten after each step: after a failure it shows where the agent stood. */
    @AfterEach
    void keepWhatTheAgentSees() {
        Browsing.picture(agent, "00-agent-last");
    }

    @AfterAll
    void closeTheBrowser() {
        browsing.close();
    }

    @Test
    @Order(1)
    void anAgentImportsCustomersFromAFile() {
        String file = "姓名,手机号,标签,同意\n纪晓岚," + phone + ",英语班,service\n无号码,12,,\n";
        agent.navigate(demo.base() + "/crm/imports");
        agent.setInputFiles(
                "input[type=file]",
                new FilePayload("customers.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        new Faces(agent).click("upload:check");
        agent.waitForURL("**/crm/import?id=*");
        assertThat(agent.locator("[id='errors'], [id='import:errors']").innerText())
                .contains("3");
        Browsing.picture(agent, "02-import-checked");
        new Faces(agent).click("import:start");
        waitFor(agent.locator(".chip-ok").first());
        Browsing.picture(agent, "03-import-done");
    }

    @Test
    @Order(2)
    void theListIsMaskedAndAnExactNumberFindsItsHolder() {
        agent.navigate(demo.base() + "/crm/customers");
        assertThat(agent.content()).contains("****").doesNotContain(phone);
        Browsing.picture(agent, "04-customers");
        new Faces(agent).fill("exact:text", phone).click("exact:go");
        // One holder: their page opens at once.
        agent.waitForURL("**/crm/customer?id=*");
        assertThat(agent.locator("main").innerText())
                .contains("纪**")
                .contains("****" + phone.substring(7))
                .doesNotContain(phone);
        customerPage = agent.url();
    }

    @Test
    @Order(3)
    void theAgentAcceptsAWorkOrderForTheCustomer() {
        agent.navigate(customerPage);
        agent.locator("a[href*='/workorder/work-order-new']").first().click();
        agent.waitForURL("**/workorder/work-order-new?*");
        new Faces(agent)
                .choose("accept:type", "technical")
                .choose("accept:priority", "high")
                .fill("accept:description", "直播课无法登录，明早有课。")
                .click("accept:save");
        agent.waitForURL("**/workorder/work-order?id=*");
        workOrderPage = agent.url();
        assertThat(agent.content()).contains("已受理");
    }

    @Test
    @Order(4)
    void aRevealNeedsAPurposeAndAnOpenCase() {
        agent.navigate(customerPage);
        agent.locator("dd:has(.masked) button:has(.pi-eye)").nth(1).click();
        var dialog = new Faces(agent);
        waitFor(dialog.id("revealForm:revealShow"));
        dialog.id("revealForm:revealPurpose").selectOption("contact-customer");
        Browsing.picture(agent, "05-reveal");
        dialog.click("revealForm:revealShow");
        var value = agent.locator("[id='revealForm'] [role=status]");
        waitFor(value);
        assertThat(value.innerText().replaceAll("\\D", "")).endsWith(phone);
    }

    @Test
    @Order(5)
    void theDepartmentSolvesItAndTheAgentClosesIt() {
        agent.navigate(workOrderPage);
        act(agent, "分析");
        new Faces(agent).fill("dialog-form:plan", "核对账号状态，重置登录。");
        perform(agent, "已分析");
        act(agent, "派单");
        new Faces(agent).choose("dialog-form:to-department", "technical");
        perform(agent, "已派单");
        Browsing.picture(agent, "06-work-order");

        var technician = demo.people().stream()
                .filter(person ->
                        person.role().equals("handler") && person.department().equals("technical"))
                .findFirst()
                .orElseThrow();
        Page handler = browsing.signedIn("staff", technician);
        handler.navigate(workOrderPage);
        act(handler, "接手处理");
        waitFor(handler.locator("[id='all'] .chip:has-text('处理中')"));
        act(handler, "填写解决方案");
        new Faces(handler).fill("dialog-form:text", "账号被误锁，已解锁并重置密码。");
        perform(handler, "已解决");

        agent.navigate(workOrderPage);
        act(agent, "客户确认");
        agent.locator("[id='dialog-form'] label:has-text('解决了')").first().click();
        new Faces(agent).fill("dialog-form:text", "客户已登录成功。");
        perform(agent, "客户已确认");
        act(agent, "结案");
        perform(agent, "已结案");
        ratingLink = agent.locator("#rating-link").innerText();
        Browsing.picture(agent, "07-closed");
    }

    @Test
    @Order(6)
    void theCustomerRatesByTheLinkWithoutSigningIn() {
        Page customer = browsing.stranger();
        customer.navigate(ratingLink.startsWith("http") ? ratingLink : demo.base() + ratingLink);
        customer.locator("[id='rate'] input[type=radio][value='5']").check();
        Browsing.picture(customer, "08-rating");
        customer.setViewportSize(390, 844);
        var choice = customer.locator("[id='rate'] input[type=radio]").first().boundingBox();
        var label = customer.locator("[id='rate'] td label").first().boundingBox();
        assertThat(label.x).as("beside its circle on a phone").isBetween(choice.x + choice.width, choice.x + 40);
        assertThat(label.y).isCloseTo(choice.y, within(12.0));
        new Faces(customer).fill("rate:comment", "很快，很耐心。").click("rate:send");
        waitFor(customer.locator(".rate-card[role=status]"));
    }

    @Test
    @Order(7)
    void aSupervisorEntersMarksAndTheScorecardExplainsItself() {
        Page supervisor = browsing.signedIn("supervision", demo.first("supervisor"));
        Browsing.picture(supervisor, "09-supervision");
        String staff = demo.first("agent").staffNumber();
        supervisor.navigate(demo.base() + "/performance/inspection-new");
        new Faces(supervisor)
                .choose("inspection:staff", staff)
                .number("inspection:professionalism", "92")
                .number("inspection:efficiency", "88")
                .number("inspection:attitude", "95")
                .number("inspection:result", "90")
                .click("inspection:save");
        supervisor.waitForURL(address -> !address.contains("inspection-new"));
        supervisor.navigate(demo.base() + "/performance/test-marks");
        new Faces(supervisor)
                .choose("new:staff", staff)
                .number("new:mark", "86")
                .click("new:save");
        waitFor(supervisor.locator("[id='list:marks'] td:has-text('86')").first());
        supervisor.navigate(demo.base() + "/performance/scorecard?staff=" + staff + "&month=" + YearMonth.now(ZONE));
        assertThat(supervisor.locator("main").innerText()).contains("40", "30", "20", "10");
        supervisor.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("10-scorecard.png"))
                .setFullPage(true));
        supervisor.locator("a[href*='/performance/facts']").first().click();
        supervisor.waitForURL("**/performance/facts?*");
        assertThat(supervisor.locator("table tbody tr").count()).isPositive();
    }

    @Test
    @Order(8)
    void financePreparesAnotherApprovesAndTheExportBalances() throws IOException {
        Page preparer = browsing.signedIn("finance", demo.first("finance-preparer"));
        Browsing.picture(preparer, "11-finance");
        String run = openRun(preparer, YearMonth.now(ZONE).minusMonths(1));
        for (String step : new String[] {"calculate", "freeze", "review", "submit"}) {
            new Faces(preparer).click("acts:" + step);
            preparer.waitForLoadState();
        }
        Browsing.picture(preparer, "12-payout-run");
        assertThat(new Faces(preparer).id("acts:approve").count()).isZero();

        Page approver = browsing.signedIn("finance", demo.first("finance-approver"));
        approver.navigate(run);
        new Faces(approver).click("acts:approve");
        approver.waitForLoadState();
        new Faces(approver).click("acts:lock");
        approver.waitForLoadState();

        preparer.navigate(run);
        Download file = preparer.waitForDownload(() -> new Faces(preparer).click("acts:export"));
        var lines = Files.readAllLines(file.path());
        assertThat(lines.get(lines.size() - 1)).startsWith("#TRAILER,");
    }

    @Test
    @Order(9)
    void complianceSeesAllOfThatAndTheExportedLogVerifies() throws Exception {
        Page officer = browsing.signedIn("compliance", demo.first("compliance-officer"));
        Browsing.picture(officer, "13-compliance");
        String subject = customerPage.substring(customerPage.indexOf("id=") + 3);
        officer.navigate(demo.base() + "/privacy/audit-log?subject=" + subject);
        assertThat(officer.locator("main").innerText())
                .contains(demo.first("agent").staffNumber());
        officer.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("14-audit-log.png"))
                .setFullPage(true));
        officer.navigate(demo.base() + "/privacy/log-export");
        String key = officer.locator("li code").first().innerText().strip();
        Download zip = officer.waitForDownload(() -> new Faces(officer).click("export:zip"));
        var verify = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Launch.ROOT
                                .resolve("privacy-module/target/shouwen-verify.jar")
                                .toString(),
                        "log",
                        zip.path().toString(),
                        "--key",
                        key)
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verify.waitFor()).as(said).isZero();
    }

    private String openRun(Page preparer, YearMonth month) {
        var existing = preparer.locator("a[href*='/performance/payout-run?id=']:has-text('" + month + "')");
        if (existing.count() > 0) {
            existing.first().click();
        } else {
            new Faces(preparer).fill("new:month", month.toString()).click("new:open");
        }
        preparer.waitForURL("**/performance/payout-run?id=*");
        return preparer.url();
    }

    /** Presses an act's button in the head of the work order. */
    private static void act(Page page, String label) {
        new Faces(page).press(label);
    }

    /** Confirms the dialog and waits for the state that the act leads to. */
    private static void perform(Page page, String state) {
        new Faces(page).click("dialog-form:do");
        waitFor(page.locator("[id='all'] .chip:has-text('" + state + "')").first());
    }

    private static void waitFor(Locator locator) {
        locator.waitFor();
    }
}
