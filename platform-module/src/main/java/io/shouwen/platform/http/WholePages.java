package io.shouwen.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Sends a page when it is drawn whole: one that fails in the middle is told as a failure. The container's buffer of 8 KiB would
 * have sent its beginning as a 200 by then. Files that a page sends go by the output stream, as they are.
 */
public class WholePages extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Page page = new Page(response);
        chain.doFilter(request, page);
        page.send();
    }

    private static final class Page extends HttpServletResponseWrapper {

        private final CharArrayWriter drawn = new CharArrayWriter();
        private final PrintWriter writer = new PrintWriter(drawn);
        private boolean draws;

        Page(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            draws = true;
            return writer;
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!draws) {
                super.flushBuffer();
            }
        }

        @Override
        public void resetBuffer() {
            super.resetBuffer();
            drawn.reset();
        }

        @Override
        public void reset() {
            super.reset();
            drawn.reset();
            draws = false;
        }

        /** Nothing where the request was given up: the failure's page is drawn elsewhere. */
        void send() throws IOException {
            if (draws && !isCommitted()) {
                drawn.writeTo(getResponse().getWriter());
            }
        }
    }
}
