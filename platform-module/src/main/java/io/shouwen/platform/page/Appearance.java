package io.shouwen.platform.page;

import io.shouwen.platform.signin.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Language and light or dark, as this browser's cookies say. */
@Named
@RequestScoped
public class Appearance {

    public static final String DARK_COOKIE = "shouwen-dark";

    private Locale locale = Locale.SIMPLIFIED_CHINESE;
    private boolean dark;

    @Inject
    public Appearance(HttpServletRequest request) {
        locale = Language.of(request);
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                dark |= cookie.getName().equals(DARK_COOKIE)
                        && cookie.getValue().equals("1");
            }
        }
    }

    protected Appearance() {} // CDI proxy

    public Locale getLocale() {
        return locale;
    }

    public String getLanguageTag() {
        return locale.toLanguageTag();
    }

    public boolean isEnglish() {
        return locale.getLanguage().equals("en");
    }

    public boolean isDark() {
        return dark;
    }
}
