package io.shouwen.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.browser.Faces;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.RunningSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists in a browser: pages, order, and one act on several rows. */
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsST {

    private final Demo demo;
    private Browsing browsing;
    private Page page;

    ListsST(Demo demo) {
        this.demo = demo;
    }

    @BeforeAll
    void signIn() {
        browsing = new Browsing(demo);
        page = browsing.signedIn("staff", demo.first("supervisor"));
    }

    @AfterAll
    void closeTheBrowser() {
        browsing.close();
    }

    @Test
    void goesBackAndForwardThroughPages() {
        page.navigate(demo.base() + "/workorder/work-orders?sort=accepted");
        String first = firstNumber();
        page.locator("a[rel=next]").click();
        page.waitForURL("**page=2");
        String second = firstNumber();
        assertThat(second).isNotEqualTo(first);
        page.reload();
        assertThat(firstNumber()).isEqualTo(second);
        page.goBack();
        assertThat(firstNumber()).isEqualTo(first);
        page.goForward();
        assertThat(firstNumber()).isEqualTo(second);
    }

    @Test
    void handsOverSeveralByKeyboard() {
        page.navigate(demo.base() + "/workorder/work-orders?show=open&sort=-accepted");
        Locator acts = page.locator(".chosen-acts");
        PlaywrightAssertions.assertThat(acts).isHidden();
        page.locator("[name=chosen-row]").first().focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Space");
        PlaywrightAssertions.assertThat(page.locator(".chosen-count")).hasText("2");

        Faces faces = new Faces(page);
        acts.locator("button:has-text('移交')").click();
        Locator options = page.locator("[id='chosen:new-owner_input'] option");
        PlaywrightAssertions.assertThat(options.nth(1)).isAttached();
        faces.choose("chosen:new-owner", options.nth(1).getAttribute("value"));
        faces.fill("chosen:text", "轮休");
        faces.click("chosen:do");

        PlaywrightAssertions.assertThat(page.locator(".outcomes .chip-ok")).hasCount(2);
        PlaywrightAssertions.assertThat(acts).isHidden();
        PlaywrightAssertions.assertThat(page.locator("#chosen")).isHidden();
    }

    private String firstNumber() {
        return page.locator("[id='list:table'] tbody tr:nth-child(1) a").first().textContent();
    }
}
