package io.shouwen.platform.http;

import io.shouwen.platform.database.DatabaseUnavailable;
import io.shouwen.platform.text.Texts;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every failure of a REST operation becomes problem+json; what nobody expected is a 500 with a reference for the log. */
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(Throwable failure) {
        Locale locale = locale();
        Optional<Refusal> refusal = Causes.find(failure, Refusal.class);
        if (refusal.isPresent()) {
            return Problem.answer(refusal.get(), locale);
        }
        Optional<Refusal> away = DatabaseUnavailable.in(failure);
        if (away.isPresent()) {
            LOG.log(System.Logger.Level.WARNING, "database: {0}", Causes.describe(failure));
            return Problem.answer(away.get(), locale);
        }
        if (Causes.find(failure, OptimisticLockException.class).isPresent()) {
            return Problem.answer(new EntityVersion.Stale(), locale);
        }
        Optional<ConstraintViolationException> invalid = Causes.find(failure, ConstraintViolationException.class);
        if (invalid.isPresent()) {
            return Problem.answer(fields(invalid.get()), locale);
        }
        if (failure instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            if (status < 500) {
                return withMethods(
                        web.getResponse(),
                        Problem.answer(status, Problem.codeOf(status), Problem.wordsOf(status), locale));
            }
        }
        if (failure instanceof ProcessingException
                || failure instanceof JsonException
                || failure instanceof JsonbException
                || Causes.find(failure, JsonbException.class).isPresent()
                || Causes.find(failure, DateTimeException.class).isPresent()
                || isDataThatTheDatabaseRefuses(failure)) {
            return Problem.answer(400, Problem.codeOf(400), Problem.wordsOf(400), locale);
        }
        String reference = FailureReference.log(LOG, Causes.describe(failure));
        return Problem.answer(500, "platform.unexpected", "unexpected; reference " + reference, locale);
    }

    /** A 405 names the methods that the address knows (RFC 9110 §15.5.6). */
    private static Response withMethods(Response failed, Response told) {
        Set<String> methods = new TreeSet<>(failed.getAllowedMethods());
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods.isEmpty()
                ? told
                : Response.fromResponse(told)
                        .header(HttpHeaders.ALLOW, String.join(", ", methods))
                        .build();
    }

    /** SQLState class 22, data exceptions: a text with U+0000, a time or number beyond what a column holds. */
    private static boolean isDataThatTheDatabaseRefuses(Throwable failure) {
        return Causes.find(failure, SQLException.class)
                .map(SQLException::getSQLState)
                .filter(state -> state.startsWith("22"))
                .isPresent();
    }

    private static InvalidInput fields(ConstraintViolationException invalid) {
        List<InvalidInput.FieldProblem> fields = new ArrayList<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            String name = "";
            for (Path.Node node : violation.getPropertyPath()) {
                name = node.getName() == null ? name : node.getName();
            }
            fields.add(new InvalidInput.FieldProblem(name, "platform.not-accepted", violation.getMessage()));
        }
        return new InvalidInput(fields);
    }

    private Locale locale() {
        return Texts.asked(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
