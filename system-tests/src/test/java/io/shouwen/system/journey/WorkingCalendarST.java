package io.shouwen.system.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.browser.Faces;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.RunningSuite;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A supervisor looks at the calendar, reads a file, sees what it changes, publishes it and takes it back (W20). */
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkingCalendarST {

    private static final String FILE = "日期,至,类型,工作时间\n2071-01-01,2071-01-03,放假,\n2071-02-18,2071-02-24,放假,\n"
            + "2071-02-14,,补班,\n2071-02-17,,时间,09:00-12:00\n";

    private final Demo demo;
    private Browsing browsing;

    WorkingCalendarST(Demo demo) {
        this.demo = demo;
    }

    @BeforeAll
    void openTheBrowser() {
        browsing = new Browsing(demo);
    }

    @AfterAll
    void closeTheBrowser() {
        browsing.close();
    }

    @Test
    void aSupervisorPublishesAYearAndTakesItBack() {
        Page page = browsing.signedIn("supervision", demo.first("supervisor"));
        page.navigate(demo.base() + "/workorder/working-calendar?version=cn-2024-2026&year=2026");
        assertThat(page.locator("td.day.make-up").allInnerTexts())
                .extracting(text -> text.replaceAll("\\s+", " "))
                .containsExactly("4 班", "14 班", "28 班", "9 班", "20 班", "10 班");

        page.navigate(demo.base() + "/workorder/working-calendar-new");
        page.setInputFiles(
                "input[type=file]", new FilePayload("calendar.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
        Faces faces = new Faces(page);
        faces.click("draft:read");
        page.waitForFunction("document.getElementById('draft:off').value !== ''");
        assertThat(faces.id("draft:off").inputValue()).isEqualTo("2071-01-01..2071-01-03\n2071-02-18..2071-02-24");
        assertThat(faces.id("draft:otherHours").inputValue()).isEqualTo("2071-02-17 09:00-12:00");
        String version = "st-" + System.nanoTime();
        faces.fill("draft:year", "2071").fill("draft:version", version).fill("draft:validFrom", "2020-01-01");
        faces.click("draft:look");
        page.getByText("生效时间不能早于现在").first().waitFor();
        page.evaluate(
                "document.getElementById('draft:validFrom').value = new Date(Date.now() + 40 * 864e5).toISOString().slice(0, 10)");
        faces.click("draft:look");
        assertThat(page.locator("#preview").innerText()).contains("2071-02-14", "调休上班", "保持原有时限");
        page.locator("#preview").scrollIntoViewIfNeeded();
        Browsing.guidePicture(page, "working-calendar-preview");
        faces.click("draft:publish");
        page.waitForURL(address -> address.contains("/working-calendar?") && address.contains("version=" + version));
        assertThat(page.locator("td.day.off").count()).isEqualTo(10);
        assertThat(row(page, version)).contains("待生效", demo.first("supervisor").staffNumber());

        faces.press("撤回");
        page.locator("tr:has(a:text-is('" + version + "')) .chip:text-is('已撤回')")
                .waitFor();
        page.context().close();
    }

    @Test
    void isReadInEnglishOnAPhone() {
        Page page = browsing.signedIn("supervision", demo.first("supervisor"));
        page.context()
                .addCookies(List.of(
                        new Cookie("shouwen-language", "en").setUrl(demo.base().toString())));
        page.setViewportSize(390, 844);
        for (String path : List.of("/workorder/working-calendar?year=2026", "/workorder/working-calendar-new")) {
            page.navigate(demo.base() + path);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as(path)
                    .isLessThanOrEqualTo(390);
            assertThat(page.locator("main").innerText())
                    .doesNotContain("???")
                    .doesNotContainPattern("[\\u4e00-\\u9fff]{2,}");
        }
        page.context().close();
    }

    private static String row(Page page, String version) {
        return page.locator("tr:has(a:text-is('" + version + "'))").innerText();
    }
}
