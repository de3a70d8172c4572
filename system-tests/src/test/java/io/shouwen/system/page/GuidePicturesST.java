package io.shouwen.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.RunningSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens what the guide pictures, and takes each picture under its name in the guide: generated people, masks only. */
@ExtendWith(RunningSuite.class)
class GuidePicturesST {

    private final Demo demo;
    private Browsing browsing;
    private Page page;

    GuidePicturesST(Demo demo) {
        this.demo = demo;
    }

    @BeforeEach
    void openTheBrowser() {
        browsing = new Browsing(demo);
    }

    @AfterEach
    void closeTheBrowser() {
        browsing.close();
    }

    @Test
    void picturesTheDesk() {
        page = browsing.signedIn("staff", demo.first("agent"));
        picture("desk", "/desk");
        follow("[id='queue'] tbody a");
        take("work-order");
        follow("a[href*='/crm/customer?id=']");
        take("customer");
        page.locator("[id='match-open']").click();
        PlaywrightAssertions.assertThat(page.locator("#matchForm")).isVisible();
        take("matching");
        page.keyboard().press("Escape");
        page.locator("dd:has(.masked) button:has(.pi-eye)").first().click();
        PlaywrightAssertions.assertThat(page.locator("#revealForm")).isVisible();
        take("reveal-dialog");
        picture("customers", "/crm/customers");
        picture("subject-request-new", "/privacy/subject-request-new");
        picture("attestation", "/attestation/staff");
        page = browsing.stranger();
        picture("my-data", "/public/my-data");
    }

    @Test
    void picturesSupervision() {
        page = browsing.signedIn("staff", demo.first("senior-agent"));
        page.navigate(demo.base() + "/crm/campaigns");
        follow("[id='campaigns'] tbody a");
        take("campaign");
        page = browsing.signedIn("supervision", demo.first("supervisor"));
        page.navigate(demo.base() + "/performance/scorecards");
        follow("[id='scorecards'] tbody a");
        take("scorecard");
        picture("working-calendar", "/workorder/working-calendar?version=cn-2024-2026&year=2026");
        page = browsing.signedIn("supervision", demo.first("legal"));
        picture("frozen-cases", "/workorder/frozen-cases");
    }

    @Test
    void picturesFinanceAndOperations() {
        page = browsing.signedIn("finance", demo.first("finance-preparer"));
        page.navigate(demo.base() + "/finance");
        follow("[id='runs'] tbody a");
        take("payout-run");
        picture("reveal-request", "/privacy/reveal");
        page = browsing.signedIn("operations", demo.first("operator"));
        picture("operations", "/operations");
        picture("keys", "/privacy/keys");
    }

    @Test
    void picturesCompliance() {
        page = browsing.signedIn("compliance", demo.first("compliance-officer"));
        picture("compliance", "/compliance");
        picture("audit-log", "/privacy/audit-log");
        follow("[id='list:table'] tbody a[href*='audit-entry']");
        take("audit-entry");
        picture("log-health", "/privacy/log-health");
        picture("log-export", "/privacy/log-export");
        picture("access-review", "/privacy/access-review");
        picture("duty-rules", "/privacy/duty-rules");
        picture("alerts", "/privacy/alerts");
        follow("[id='list:table'] tbody a");
        take("alert");
        picture("alert-rules", "/privacy/alert-rules");
        picture("attestations", "/privacy/attestations");
        picture("subject-requests", "/privacy/subject-requests");
        follow("[id='list:table'] tbody a");
        take("subject-request");
        picture("retention", "/privacy/retention");
        picture("consent-texts", "/privacy/consent-texts");
        picture("reveal-rules", "/privacy/reveal-policies");
        picture("purposes", "/privacy/purposes");
        picture("reveal-approvals", "/privacy/reveal-approvals");
    }

    private void picture(String name, String path) {
        page.navigate(demo.base() + path);
        take(name);
    }

    private void follow(String link) {
        page.navigate(demo.base() + page.locator(link).first().getAttribute("href"));
    }

    private void take(String name) {
        assertThat(page.locator(".ui-messages-error").count()).as(name).isZero();
        assertThat(page.locator("h1").first().innerText()).isNotBlank();
        Browsing.picture(page, "guide/" + name);
    }
}
