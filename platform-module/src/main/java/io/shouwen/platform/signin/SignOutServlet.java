package io.shouwen.platform.signin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends the portals' sessions and then the provider's (RP-initiated logout). By POST, so that no link can do it. */
@WebServlet(urlPatterns = "/sign-out")
public class SignOutServlet extends HttpServlet {

    private final transient SigningIn signingIn;

    @Inject
    public SignOutServlet(SigningIn signingIn) {
        this.signingIn = signingIn;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", signingIn.signOut(request));
    }
}
