package io.shouwen.platform.page;

import io.shouwen.platform.signin.Language;
import io.shouwen.platform.signin.SignInServlet;
import io.shouwen.platform.signin.SignInSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Switches language or light and dark, then goes back to where the person was. */
@WebServlet(urlPatterns = "/public/appearance")
public class AppearanceServlet extends HttpServlet {

    private final transient SignInSettings settings;

    @Inject
    public AppearanceServlet(SignInSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String language = request.getParameter("language");
        String dark = request.getParameter("dark");
        if (language != null) {
            keep(request, response, Language.COOKIE, language.equals("en") ? "en" : "zh");
        }
        if (dark != null) {
            keep(request, response, Appearance.DARK_COOKIE, dark.equals("1") ? "1" : "0");
        }
        String back = request.getParameter("back");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + (SignInServlet.isLocal(back) ? back : "/"));
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(request.getContextPath().isEmpty() ? "/" : request.getContextPath());
        cookie.setMaxAge(365 * 24 * 3600);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.secure());
        response.addCookie(cookie);
    }
}
