package io.shouwen.platform.http;

import io.shouwen.platform.database.DatabaseUnavailable;
import io.shouwen.platform.text.Texts;
import jakarta.faces.application.ViewExpiredException;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where every request ends that a servlet, a filter or the container gives up with a status or an exception: a program gets
 * a problem, a person a page in their language. The page is drawn by Faces; where that fails too, by hand.
 */
@WebServlet(urlPatterns = ErrorAnswers.ADDRESS)
public class ErrorAnswers extends HttpServlet {

    /** Named in web.xml; closed to requests from outside. */
    static final String ADDRESS = "/error";

    /** Request attribute: the {@link Failure}, for the page. */
    public static final String FAILURE = "shouwen.failure";

    private static final String REFUSAL = "shouwen.refusal";
    private static final String REFERENCE = "shouwen.reference";
    private static final String PAGE = "/WEB-INF/platform/error.xhtml";
    private static final String RETRY_AFTER = "Retry-After";

    private static final System.Logger LOG = System.getLogger(ErrorAnswers.class.getName());

    /**
     * What is told.
     *
     * @param code ends the problem's {@code type}
     * @param reference finds the failure in the log; empty where nothing unexpected has happened
     */
    public record Failure(int status, String code, String detail, Map<String, ?> arguments, String reference) {

        /** Whether no more is known than the status. */
        public boolean ofStatus() {
            return code.equals(Problem.codeOf(status));
        }
    }

    /** Gives the request up with this refusal. */
    public static void send(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        request.setAttribute(REFUSAL, refusal);
        response.sendError(refusal.kind().status());
    }

    /** Notes that the failure is in the log already, under this reference. */
    public static void logged(HttpServletRequest request, String reference) {
        request.setAttribute(REFERENCE, reference);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Failure failure = failure(request);
        response.setStatus(failure.status());
        response.setHeader("Cache-Control", "no-store");
        if (failure.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE && !response.containsHeader(RETRY_AFTER)) {
            response.setHeader(RETRY_AFTER, Problem.RETRY_AFTER);
        }
        if (ApiAddress.is(request)) {
            problem(request, response, failure);
        } else {
            request.setAttribute(FAILURE, failure);
            page(request, response, failure);
        }
    }

    private static Failure failure(HttpServletRequest request) {
        Throwable exception = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Optional<Refusal> refusal = request.getAttribute(REFUSAL) instanceof Refusal sent
                ? Optional.of(sent)
                : exception == null ? Optional.empty() : refusalIn(exception);
        if (refusal.isPresent()) {
            Refusal told = refusal.get();
            return new Failure(told.kind().status(), told.code(), told.getMessage(), told.arguments(), "");
        }
        if (exception != null
                && Causes.find(exception, ViewExpiredException.class).isPresent()) {
            return new Failure(400, "platform.page-expired", "the page was open for too long", Map.of(), "");
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told ? told : 500;
        return new Failure(
                status,
                Problem.codeOf(status),
                Problem.wordsOf(status),
                Map.of(),
                status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? reference(request, exception) : "");
    }

    private static Optional<Refusal> refusalIn(Throwable exception) {
        return Causes.find(exception, Refusal.class)
                .or(() -> DatabaseUnavailable.in(exception))
                .or(() -> Causes.find(exception, OptimisticLockException.class).map(e -> new EntityVersion.Stale()));
    }

    private static String reference(HttpServletRequest request, Throwable exception) {
        if (request.getAttribute(REFERENCE) instanceof String logged) {
            return logged;
        }
        return FailureReference.log(
                LOG,
                exception == null
                        ? "status 500 by " + request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME)
                        : Causes.describe(exception));
    }

    private static void problem(HttpServletRequest request, HttpServletResponse response, Failure failure)
            throws IOException {
        response.setContentType(Problem.TYPE.toString());
        String detail = failure.reference().isEmpty()
                ? failure.detail()
                : failure.detail() + "; reference " + failure.reference();
        response.getWriter()
                .write(Problem.json(
                                failure.status(),
                                failure.code(),
                                detail,
                                failure.arguments(),
                                List.of(),
                                Texts.asked(request.getHeader("Accept-Language")))
                        .toString());
    }

    private static void page(HttpServletRequest request, HttpServletResponse response, Failure failure)
            throws IOException {
        try {
            request.getRequestDispatcher(PAGE).forward(new AsIfOpened(request), response);
        } catch (ServletException | IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "error page: {0}", Causes.describe(e));
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setContentType("text/plain;charset=UTF-8");
                response.getWriter().write(failure.status() + " " + failure.detail() + " " + failure.reference());
            }
        }
    }
}
