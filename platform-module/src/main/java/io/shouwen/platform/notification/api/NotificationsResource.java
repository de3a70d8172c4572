package io.shouwen.platform.notification.api;

import io.shouwen.platform.PlatformPermissions;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.Cursor;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.PageOf;
import io.shouwen.platform.http.Words;
import io.shouwen.platform.notification.ReadingNotifications;
import io.shouwen.platform.notification.ReceivedNotice;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own notices. */
@Path("notifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
@RequiresPermission(PlatformPermissions.NOTIFICATIONS_READ)
public class NotificationsResource {

    private static final int MOST = 200;

    /** @param link path below the base address, in the portal named */
    public record NotificationView(
            UUID id,
            String kind,
            List<String> words,
            String text,
            String link,
            @Words(Portal.class) String portal,
            Instant at,
            boolean seen) {}

    @Inject
    ReadingNotifications notifications;

    @Context
    HttpServletRequest request;

    @GET
    @Operation(operationId = "listNotifications", summary = "The caller's notices in this portal, newest first.")
    public PageOf<NotificationView> list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("unseen") @DefaultValue("false") boolean unseen) {
        int size = Math.max(1, Math.min(limit, MOST));
        List<ReceivedNotice> found = notifications.list(cursor == null ? null : after(cursor), size + 1, unseen);
        boolean more = found.size() > size;
        List<ReceivedNotice> page = more ? found.subList(0, size) : found;
        return new PageOf<>(
                page.stream().map(this::view).toList(),
                more ? Cursor.after(page.get(size - 1).id()).toString() : null);
    }

    @POST
    @Path("{id}/seen")
    @Operation(operationId = "markNotificationSeen", summary = "Marks one notice as seen by the caller.")
    public NotificationView see(@PathParam("id") UUID id) {
        return view(notifications.see(id));
    }

    @POST
    @Path("seen")
    @Operation(operationId = "markAllNotificationsSeen", summary = "Marks all of the caller's notices as seen.")
    public void seeAll() {
        notifications.seeAll();
    }

    private NotificationView view(ReceivedNotice notice) {
        return new NotificationView(
                notice.id(),
                notice.kind(),
                notice.words(),
                notice.text(
                        request.getHeader("Accept-Language") == null
                                ? Locale.SIMPLIFIED_CHINESE
                                : Texts.supported(request.getLocale())),
                notice.link(),
                notice.portal(),
                notice.at(),
                notice.seen());
    }

    private static UUID after(String cursor) {
        try {
            return UUID.fromString(Cursor.parse(cursor, 1).key().get(0));
        } catch (IllegalArgumentException notAnId) {
            throw InvalidInput.of(
                    "cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before, unchanged");
        }
    }
}
