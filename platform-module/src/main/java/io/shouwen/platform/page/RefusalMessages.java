package io.shouwen.platform.page;

import io.shouwen.platform.access.CurrentActor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SecondFactorNeeded;
import io.shouwen.platform.database.DatabaseUnavailable;
import io.shouwen.platform.http.Causes;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.ErrorAnswers;
import io.shouwen.platform.http.FailureReference;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a refusal in a page's action into a message on that page: input is kept, nothing is half-written. A missing second
 * factor becomes a trip to the provider and back. What nobody expected gets a reference that operators can find in the log.
 */
public class RefusalMessages extends ExceptionHandlerFactory {

    public RefusalMessages(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {

        private static final System.Logger LOG = System.getLogger(RefusalMessages.class.getName());

        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            FacesContext faces = FacesContext.getCurrentInstance();
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                Throwable failure = events.next().getContext().getException();
                if (faces.getResponseComplete()
                        || Causes.find(failure, jakarta.faces.application.ViewExpiredException.class)
                                .isPresent()) {
                    continue;
                }
                Optional<Refusal> refusal = Causes.find(failure, Refusal.class)
                        .or(() -> DatabaseUnavailable.in(failure))
                        .or(() -> Causes.find(failure, OptimisticLockException.class)
                                .map(e -> new EntityVersion.Stale()));
                boolean rendering = faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
                if (refusal.isPresent() && refusal.get() instanceof SecondFactorNeeded) {
                    events.remove();
                    stepUp(faces);
                } else if (refusal.isPresent() && rendering) {
                    events.remove();
                    errorPage(faces, refusal.get());
                } else if (refusal.isPresent()) {
                    events.remove();
                    show(faces, refusal.get());
                } else if (!rendering) {
                    events.remove();
                    String reference = FailureReference.log(LOG, Causes.describe(failure));
                    message(
                            faces,
                            Texts.problem("platform.unexpected", locale(), Map.of())
                                            .orElse("unexpected") + " (" + reference + ")");
                } else {
                    String reference = FailureReference.log(LOG, Causes.describe(failure));
                    ErrorAnswers.logged(
                            (HttpServletRequest) faces.getExternalContext().getRequest(), reference);
                }
            }
            getWrapped().handle();
        }

        private static void show(FacesContext faces, Refusal refusal) {
            if (refusal instanceof InvalidInput invalid) {
                for (InvalidInput.FieldProblem field : invalid.fields()) {
                    message(
                            faces,
                            Texts.problem(field.code(), locale(), Map.of()).orElse(field.accepted()));
                }
            } else {
                message(
                        faces,
                        Texts.problem(refusal.code(), locale(), refusal.arguments())
                                .orElse(refusal.getMessage()));
            }
            faces.validationFailed();
            faces.renderResponse();
        }

        private static void message(FacesContext faces, String text) {
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
        }

        /** The page's own: while a page is opened, before it is built, the view knows only what the browser wishes. */
        private static Locale locale() {
            return CDI.current().select(Appearance.class).get().getLocale();
        }

        private static void errorPage(FacesContext faces, Refusal refusal) {
            try {
                HttpServletResponse response =
                        (HttpServletResponse) faces.getExternalContext().getResponse();
                response.resetBuffer();
                ErrorAnswers.send(
                        (HttpServletRequest) faces.getExternalContext().getRequest(), response, refusal);
                faces.responseComplete();
            } catch (IOException e) {
                throw new FacesException(e);
            }
        }

        private static void stepUp(FacesContext faces) {
            HttpServletRequest request =
                    (HttpServletRequest) faces.getExternalContext().getRequest();
            CurrentActor actor = CDI.current().select(CurrentActor.class).get();
            String query = request.getQueryString();
            String back =
                    request.getRequestURI().substring(request.getContextPath().length())
                            + (query == null ? "" : "?" + query);
            String portal = actor.portal().orElse(Portal.STAFF).word();
            try {
                faces.getExternalContext()
                        .redirect(request.getContextPath() + "/sign-in/step-up?portal=" + portal + "&return="
                                + URLEncoder.encode(back, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new FacesException(e);
            }
        }
    }
}
