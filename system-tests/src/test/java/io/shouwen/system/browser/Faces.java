package io.shouwen.system.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Filling in the suite's forms: components are found by their Faces ids, which contain colons. */
public final class Faces {

    private final Page page;

    public Faces(Page page) {
        this.page = page;
    }

    public Locator id(String id) {
        return page.locator("[id='" + id + "']");
    }

    public Faces fill(String id, String text) {
        id(id).fill(text);
        return this;
    }

    /** A number field formats while one types; it takes the value when left. */
    public Faces number(String id, String number) {
        var input = id(id + "_input");
        input.click();
        input.press("Control+A");
        input.pressSequentially(number);
        input.press("Tab");
        return this;
    }

    /** A PrimeFaces menu keeps a hidden native one beside what it shows. */
    public Faces choose(String id, String value) {
        id(id + "_input").selectOption(value, new Locator.SelectOptionOptions().setForce(true));
        return this;
    }

    public Faces click(String id) {
        id(id).click();
        return this;
    }

    /** The button with exactly this text, among those that can be seen. */
    public Faces press(String text) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(text).setExact(true))
                .first()
                .click();
        return this;
    }

    public Page page() {
        return page;
    }
}
