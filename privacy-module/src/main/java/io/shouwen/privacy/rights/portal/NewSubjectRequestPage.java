package io.shouwen.privacy.rights.portal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.rights.ReceivingRequest;
import io.shouwen.privacy.rights.RequestKind;
import io.shouwen.privacy.rights.SubjectRequest;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The desk takes a request; the code for the person is shown once. */
@Named
@RequestScoped
public class NewSubjectRequestPage {

    @Inject
    HttpServletRequest http;

    @Inject
    ReceivingRequest receiving;

    private String kind = RequestKind.COPY.word();
    private String channel = "visit";
    private String verifiedHow;
    private List<String> fields = List.of();
    private ReceivingRequest.Received received;

    public void receive() {
        received = receiving.receive(person(), RequestKind.of(kind), channel, fields, verifiedHow);
    }

    private PersonId person() {
        try {
            String given = http.getParameter("person");
            return new PersonId(UUID.fromString(given == null ? "" : given));
        } catch (IllegalArgumentException notAnId) {
            throw InvalidInput.of("person", "privacy.person-missing", "the id of a person");
        }
    }

    public String getPersonId() {
        return person().toString();
    }

    public ReceivingRequest.Received getReceived() {
        return received;
    }

    public List<String> getKinds() {
        return Stream.of(RequestKind.values()).map(RequestKind::word).toList();
    }

    public List<String> getChannels() {
        return SubjectRequest.CHANNELS;
    }

    public List<String> getVerifications() {
        return SubjectRequest.VERIFICATIONS;
    }

    public List<String> getAllFields() {
        return SubjectRequest.FIELDS;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getVerifiedHow() {
        return verifiedHow;
    }

    public void setVerifiedHow(String verifiedHow) {
        this.verifiedHow = verifiedHow;
    }

    public List<String> getFields() {
        return fields;
    }

    public void setFields(List<String> fields) {
        this.fields = fields == null ? List.of() : List.copyOf(fields);
    }
}
