package io.shouwen.benchmarks;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The floor: what the server itself costs. Answers {@code ?bytes=n} bytes; reads a posted body to its end. */
@WebServlet("/answer")
public class BareServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int bytes = Math.min(1 << 20, Integer.parseInt(request.getParameter("bytes")));
        response.setContentType("application/json");
        response.getOutputStream().write("x".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        response.setStatus(HttpServletResponse.SC_CREATED);
        doGet(request, response);
    }
}
