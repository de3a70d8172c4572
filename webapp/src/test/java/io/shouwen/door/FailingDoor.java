package io.shouwen.door;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Deployed with the tests only: fails as nothing of ours should, with a message that nobody may see. */
@WebServlet(urlPatterns = {"/test/failing", "/api/failing"})
public class FailingDoor extends HttpServlet {

    static final String SECRET = "a row with 13900000000";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        throw new IllegalStateException(SECRET);
    }
}
