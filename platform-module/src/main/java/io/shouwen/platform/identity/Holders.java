package io.shouwen.platform.identity;

import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.representations.idm.UserRepresentation;

/** Who holds an account at Keycloak, as the directory of staff wants to know. */
@ApplicationScoped
class Holders {

    private final Administration administration;

    @Inject
    Holders(Administration administration) {
        this.administration = administration;
    }

    protected Holders() { // CDI proxy
        this(null);
    }

    /** Everybody who has a staff number; of two accounts of one person, the enabled one. Takes a call for each: ask from a job. */
    List<Holder> all() {
        String client = administration.permissionClient();
        Map<StaffId, Holder> holders = new LinkedHashMap<>();
        administration.forEachUser(user -> Administration.staffNumber(user)
                .flatMap(staff -> holder(user, staff, client))
                .ifPresent(one ->
                        holders.merge(one.staff(), one, (before, another) -> before.enabled() ? before : another)));
        return List.copyOf(holders.values());
    }

    private Optional<Holder> holder(UserRepresentation user, StaffId staff, String client) {
        try {
            Set<String> permissions = administration
                    .reader()
                    .ask(realm -> Administration.names(realm.users()
                            .get(user.getId())
                            .roles()
                            .clientLevel(client)
                            .listEffective()));
            String name = Stream.of(user.getFirstName(), user.getLastName())
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" "));
            return Optional.of(new Holder(
                    user.getId(),
                    staff,
                    name,
                    Administration.attribute(user, "department"),
                    Boolean.TRUE.equals(user.isEnabled()),
                    permissions));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    /** Whether Keycloak knows this account no more. */
    boolean isGone(String account) {
        try {
            administration.reader().ask(realm -> realm.users().get(account).toRepresentation());
            return false;
        } catch (NotFoundException gone) {
            return true;
        }
    }
}
