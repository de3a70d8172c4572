package io.shouwen.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.RunningSuite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the frame around every page does by itself: keys, columns, the right panel, words that were not sent. */
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameST {

    private final Demo demo;
    private Browsing browsing;
    private Page page;

    FrameST(Demo demo) {
        this.demo = demo;
    }

    @BeforeAll
    void signIn() {
        browsing = new Browsing(demo);
        page = browsing.signedIn("staff", demo.first("agent"));
    }

    @AfterAll
    void closeTheBrowser() {
        browsing.close();
    }

    @Test
    void remembersWhichColumnsAreShown() {
        page.navigate(demo.base() + "/crm/customers");
        Locator email = page.locator(".ui-datatable thead th").filter(new Locator.FilterOptions().setHasText("邮箱"));
        PlaywrightAssertions.assertThat(email).isVisible();

        page.locator(".table-tools summary").click();
        page.locator(".table-tools").getByLabel("邮箱").uncheck();
        PlaywrightAssertions.assertThat(email).isHidden();
        page.reload();
        PlaywrightAssertions.assertThat(email).isHidden();

        page.locator(".table-tools summary").click();
        page.locator(".table-tools").getByLabel("邮箱").check();
        PlaywrightAssertions.assertThat(email).isVisible();
    }

    @Test
    void servesTheKeyboard() {
        page.navigate(demo.base() + "/crm/customers");
        page.keyboard().press("?");
        Locator keys = page.locator("dialog#keys");
        PlaywrightAssertions.assertThat(keys).isVisible();
        page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(keys).isHidden();

        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.closest('.top-search') !== null"))
                .isEqualTo(true);

        page.locator(".ui-datatable tbody tr:nth-child(1) a").first().focus();
        page.keyboard().press("ArrowDown");
        String second =
                page.locator(".ui-datatable tbody tr:nth-child(2) a").first().textContent();
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo(second);
    }

    @Test
    void beginsAContactFromAnyPage() {
        page.navigate(demo.base() + "/workorder/work-orders");
        page.keyboard().press("?");
        PlaywrightAssertions.assertThat(page.locator("dialog#keys")).containsText("客户来了");
        page.keyboard().press("Escape");
        page.keyboard().press("c");
        page.waitForURL("**/crm/customers#exact:text");
        page.waitForFunction("document.activeElement.id === 'exact:text'");
        page.keyboard().press("c");
        PlaywrightAssertions.assertThat(page.locator("[id='exact:text']")).hasValue("c");

        Page other = browsing.signedIn("compliance", demo.first("compliance-officer"));
        assertThat(other.locator(".top-button").count()).isZero();
        other.context().close();
    }

    @Test
    void countsWhatWaitsAndPutsThePanelAway() {
        page.navigate(demo.base() + "/desk");
        String counted = page.locator("nav.side a.here .menu-count").textContent();
        assertThat(counted).isEqualTo(page.locator("h2 .chip").first().textContent());

        Locator panel = page.locator(".columns > aside");
        page.locator(".context-toggle").click();
        PlaywrightAssertions.assertThat(panel).isHidden();
        page.reload();
        PlaywrightAssertions.assertThat(panel).isHidden();
        page.locator(".context-toggle").click();
        PlaywrightAssertions.assertThat(panel).isVisible();
    }

    @Test
    void asksBeforeTypedWordsAreLost() {
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> leave(dialog, asked));
        page.navigate(demo.base() + "/crm/customer-new");
        page.navigate(demo.base() + "/desk");
        assertThat(asked).isEmpty();

        page.navigate(demo.base() + "/crm/customer-new");
        page.locator("main form input[type=text]").first().pressSequentially("林");
        page.navigate(demo.base() + "/desk");
        assertThat(asked).containsExactly("beforeunload");
    }

    private static void leave(Dialog dialog, List<String> asked) {
        asked.add(dialog.type());
        dialog.accept();
    }
}
