package io.shouwen.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.browser.Faces;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.RunningSuite;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Work orders without a mouse, in English, and on a phone (X2, X7). */
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkOrderByHandST {

    private final Demo demo;
    private Browsing browsing;
    private Page page;
    private Faces faces;

    WorkOrderByHandST(Demo demo) {
        this.demo = demo;
    }

    @BeforeAll
    void openTheBrowser() {
        browsing = new Browsing(demo);
        page = browsing.signedIn("staff", demo.first("agent"));
        page.context()
                .addCookies(List.of(
                        new Cookie("shouwen-language", "en").setUrl(demo.base().toString())));
        faces = new Faces(page);
    }

    @AfterAll
    void closeTheBrowser() {
        browsing.close();
    }

    @Test
    void aRequestIsTakenAndDispatchedWithKeysAlone() {
        page.setViewportSize(1440, 900);
        page.navigate(demo.base() + "/crm/customers");
        page.locator("table td a").first().click();
        page.locator("a[href*='/workorder/work-order-new']").first().click();
        page.waitForURL("**/workorder/work-order-new?*");
        waitUntilFocused("[id='accept:channel'] *");
        focus(faces.id("accept:save"));
        page.keyboard().press("Enter");
        page.getByText("Describe the problem.").first().waitFor();
        assertThat(page.locator("[id='accept'] .ui-message-error").allInnerTexts())
                .containsExactly("Choose a type.", "Describe the problem.");
        waitUntilFocused("[id='accept:type'] *");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        focus(faces.id("accept:description"));
        page.keyboard().type("The recording stops after a minute.");
        focus(faces.id("accept:save"));
        page.keyboard().press("Enter");
        page.waitForURL("**/workorder/work-order?id=*");

        open("Analyse");
        focus(faces.id("dialog-form:do"));
        page.keyboard().press("Enter");
        page.locator("[id='all'] .chip:text-is('Analysed')").waitFor();
        waitUntilFocused("#content");

        open("Dispatch");
        focus(faces.id("dialog-form:do"));
        page.keyboard().press("Enter");
        page.locator("[id='dialog-form'] :text('Choose a department.')").first().waitFor();
        assertThat(page.content()).doesNotContain("“null”");
        waitUntilFocused("[id='dialog-form'] *");
    }

    @Test
    void aPhoneShowsHowMuchTimeIsLeftWithoutScrollingSideways() {
        page.setViewportSize(390, 844);
        for (String path : List.of("/desk", "/workorder/work-orders?show=open")) {
            page.navigate(demo.base() + path);
            Browsing.picture(page, "phone" + path.replaceAll("\\W", "-"));
            Locator clock = page.locator("td .clockbar").first();
            BoundingBox box = clock.boundingBox();
            assertThat(box.x + box.width).as(path).isLessThan(390);
            assertThat(clock.locator("xpath=ancestor::td").innerText()).as(path).contains("Due");
        }
    }

    /** Refused before anything is shown: there is a language then, too. */
    @Test
    void whatThereIsNotIsSaidInEnglish() {
        page.setViewportSize(1440, 900);
        page.navigate(demo.base() + "/workorder/work-order?id=nothing");
        assertThat(page.locator("#messages").innerText()).contains("There is no such work order.");
        assertThat(page.locator("main").innerText()).doesNotContainPattern("[\\u4e00-\\u9fff]{2,}");
    }

    /** Whatever is late says so in words, a callback that was missed after closing too. */
    @Test
    void noClockIsRedWithoutAWord() {
        page.setViewportSize(1440, 900);
        page.navigate(demo.base() + "/workorder/work-orders");
        for (Locator cell : page.locator("td:has(.clockbar.late)").all()) {
            assertThat(cell.innerText()).contains("Overdue");
        }
        assertThat(page.locator("td:has(.clockbar)").count()).isPositive();
    }

    private void open(String act) {
        Locator button = page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + act + "$")))
                .first();
        focus(button);
        page.keyboard().press("Enter");
        page.locator(".ui-dialog:visible").waitFor();
        waitUntilFocused("[id='dialog-form'] *");
    }

    /** By the keyboard one would come there; each stop on the way is the browser's business. */
    private static void focus(Locator locator) {
        locator.focus();
    }

    private void waitUntilFocused(String selector) {
        page.waitForFunction("s => document.activeElement && document.activeElement.matches(s)", selector);
    }
}
