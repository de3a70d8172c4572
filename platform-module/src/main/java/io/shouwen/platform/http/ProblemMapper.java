package io.shouwen.platform.http;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
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
import java.util.UUID;

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
                return Problem.answer(status, codeOf(status), wordOf(status), locale);
            }
        }
        if (failure instanceof ProcessingException
                || failure instanceof JsonException
                || failure instanceof JsonbException
                || Causes.find(failure, JsonbException.class).isPresent()
                || Causes.find(failure, DateTimeException.class).isPresent()
                || isDataThatTheDatabaseRefuses(failure)) {
            return Problem.answer(
                    400, "platform.not-readable", "the body or a parameter is not what the operation reads", locale);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(System.Logger.Level.ERROR, "reference {0}: {1}", reference, Causes.describe(failure));
        return Problem.answer(500, "platform.unexpected", "unexpected; reference " + reference, locale);
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
        try {
            return headers.getAcceptableLanguages().stream()
                    .filter(l -> l.getLanguage().equals("en") || l.getLanguage().equals("zh"))
                    .findFirst()
                    .orElse(Locale.SIMPLIFIED_CHINESE);
        } catch (RuntimeException badHeader) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 404 -> "platform.unknown-address";
            case 405 -> "platform.method-not-allowed";
            case 406 -> "platform.not-acceptable";
            case 413 -> "platform.too-large";
            case 415 -> "platform.media-type";
            default -> "platform.not-readable";
        };
    }

    private static String wordOf(int status) {
        return switch (status) {
            case 404 -> "there is nothing at this address";
            case 405 -> "this address does not know that method";
            case 406 -> "no representation that you accept";
            case 413 -> "the body is larger than is accepted";
            case 415 -> "the body's media type is not accepted here";
            default -> "the body or a parameter is not what the operation reads";
        };
    }
}
