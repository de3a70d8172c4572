package io.shouwen.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.Demo.Person;
import io.shouwen.system.signin.OneTimeCodes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, driven by Playwright. One browser, a fresh profile for each person. */
public final class Browsing implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Demo demo;
    private final Playwright playwright;
    private final Browser browser;

    public Browsing(Demo demo) {
        this.demo = demo;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("chromium", "/usr/bin/chromium")))
                        .setArgs(QUIET));
    }

    /** A page of someone who has not signed in yet. */
    public Page stranger() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("zh-CN"));
        context.setDefaultTimeout(20_000);
        return context.newPage();
    }

    /** A page on the portal's home, signed in through Keycloak's forms. */
    public Page signedIn(String portal, Person person) {
        Page page = stranger();
        page.navigate(demo.home(portal).toString());
        page.fill("#username", person.userName());
        page.fill("#password", person.password());
        page.click("#kc-login");
        page.waitForLoadState();
        // Another program, such as the quickstart's script, may have used a code that we do not know of: take the next.
        for (int attempt = 0; attempt < 3 && page.locator("#otp").count() > 0; attempt++) {
            page.fill("#otp", OneTimeCodes.next(person));
            page.click("#kc-login");
            page.waitForLoadState();
        }
        page.waitForURL(address -> address.startsWith(demo.base().toString()));
        return page;
    }

    /** As the guide shows it, under its name in docs/pictures. */
    public static void guidePicture(Page page, String name) {
        picture(page, "guide/" + name);
    }

    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
