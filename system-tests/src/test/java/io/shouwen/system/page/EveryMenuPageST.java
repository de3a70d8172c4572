package io.shouwen.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.RunningSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks the menu of each portal in both languages, light and dark. */
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMenuPageST {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Demo demo;
    private Browsing browsing;

    EveryMenuPageST(Demo demo) {
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

    @ParameterizedTest
    @CsvSource({
        "staff, agent",
        "supervision, supervisor",
        "finance, finance-preparer",
        "compliance, compliance-officer",
        "operations, operator"
    })
    void everyPageOfAPortalIsSoundInBothLanguages(String portal, String role) {
        Page page = browsing.signedIn(portal, demo.first(role));
        List<String> wrong = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                wrong.add(page.url() + " says " + message.text());
            }
        });
        page.onPageError(error -> wrong.add(page.url() + " fails: " + error));
        List<String> paths = new ArrayList<>();
        for (Locator link : page.locator("nav.side > ul.menu a").all()) {
            paths.add(link.getAttribute("href"));
        }
        assertThat(paths).isNotEmpty();
        for (String language : List.of("zh", "en")) {
            boolean dark = language.equals("en");
            page.context()
                    .addCookies(
                            List.of(cookie("shouwen-language", language), cookie("shouwen-dark", dark ? "1" : "0")));
            for (String path : paths) {
                page.setViewportSize(1440, 900);
                page.navigate(demo.base() + path);
                Browsing.picture(page, "menu" + path.replace('/', '-') + "-" + language);
                for (Rule finding : findings(page)) {
                    if (GRAVE.contains(finding.getImpact())) {
                        wrong.add(path + " (" + language + "): " + finding.getId() + " at "
                                + finding.getNodes().stream()
                                        .limit(3)
                                        .map(CheckedNode::getHtml)
                                        .toList());
                    }
                }
                page.setViewportSize(390, 844);
                Object width = page.evaluate("document.documentElement.scrollWidth");
                if (((Number) width).intValue() > 390) {
                    wrong.add(path + " (" + language + ") is " + width + " px wide on a phone");
                    Browsing.picture(page, "menu" + path.replace('/', '-') + "-" + language + "-narrow");
                }
            }
        }
        page.context().close();
        assertThat(wrong).isEmpty();
    }

    /** Without the watermark, which is faint on purpose, and PrimeFaces' own file input, which it hides behind a button. */
    private static List<Rule> findings(Page page) {
        return new AxeBuilder(page)
                .exclude(List.of(".watermark"))
                .exclude(List.of("input[type=file][aria-hidden]"))
                .analyze()
                .getViolations();
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value).setUrl(demo.base().toString());
    }
}
