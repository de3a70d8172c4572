package io.shouwen.platform.page;

import io.shouwen.platform.access.CurrentActor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SecondFactorNeeded;
import io.shouwen.platform.http.Causes;
import io.shouwen.platform.http.ErrorAnswers;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Refusal;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

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
                Optional<Refusal> refusal = FailureWords.refusal(failure);
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
                    message(faces, FailureWords.unexpected(failure, locale()));
                } else {
                    ErrorAnswers.logged(
                            (HttpServletRequest) faces.getExternalContext().getRequest(), FailureWords.logged(failure));
                }
            }
            getWrapped().handle();
        }

        private static void show(FacesContext faces, Refusal refusal) {
            if (refusal instanceof InvalidInput invalid) {
                invalid.fields()
                        .forEach(field -> faces.addMessage(
                                fieldOf(faces, field.field()), error(FailureWords.of(field, locale()))));
            } else {
                FailureWords.of(refusal, locale()).forEach(text -> message(faces, text));
            }
            faces.validationFailed();
            faces.renderResponse();
        }

        private static void message(FacesContext faces, String text) {
            faces.addMessage(null, error(text));
        }

        private static FacesMessage error(String text) {
            return new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null);
        }

        /** Client id of the submitted form's field of that name, beside which the message belongs; null where it has none. */
        private static String fieldOf(FacesContext faces, String name) {
            AtomicReference<String> found = new AtomicReference<>();
            faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (visit, component) -> {
                if (component instanceof UIForm form && !form.isSubmitted()) {
                    return VisitResult.REJECT;
                }
                if (name.equals(component.getId()) && component instanceof EditableValueHolder field) {
                    refuse(field, typed(faces, component));
                    found.set(component.getClientId(faces));
                    return VisitResult.COMPLETE;
                }
                return VisitResult.ACCEPT;
            });
            return found.get();
        }

        private static String typed(FacesContext faces, UIComponent component) {
            return faces.getExternalContext().getRequestParameterMap().get(component.getClientId(faces));
        }

        /** Only with what was typed in it: an invalid field shows nothing else. */
        private static void refuse(EditableValueHolder field, String typed) {
            if (typed != null) {
                field.setSubmittedValue(typed);
                field.setValid(false);
            }
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
