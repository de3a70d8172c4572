package io.shouwen.platform.notification.portal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.notification.ReadingNotifications;
import io.shouwen.platform.notification.ReceivedNotice;
import io.shouwen.platform.page.Appearance;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.util.Faces;

/** A person's notices, newest first; opening one marks it as seen and leads to its page. */
@Named
@ViewScoped
public class NotificationsPage implements Serializable {

    private static final int ROWS = 50;

    private ReadingNotifications notifications;
    private Appearance appearance;
    private String before;
    private boolean unseenOnly;
    private List<ReceivedNotice> found;

    @Inject
    NotificationsPage(ReadingNotifications notifications, Appearance appearance) {
        this.notifications = notifications;
        this.appearance = appearance;
        // Not by view parameters: the five pages share one template, and Faces reads those from the page's own file
        // only.
        this.before = Faces.getRequestParameter("before");
        this.unseenOnly = Boolean.parseBoolean(Faces.getRequestParameter("unseen"));
    }

    protected NotificationsPage() {} // CDI proxy

    public List<ReceivedNotice> getNotices() {
        return found().size() > ROWS ? found().subList(0, ROWS) : found();
    }

    private List<ReceivedNotice> found() {
        if (found == null) {
            found = List.copyOf(notifications.list(position(), ROWS + 1, unseenOnly));
        }
        return found;
    }

    private UUID position() {
        try {
            return before == null || before.isBlank() ? null : UUID.fromString(before);
        } catch (IllegalArgumentException notAnId) {
            throw InvalidInput.of("before", "platform.cursor-not-ours", "the id of a notice");
        }
    }

    /** Where the older ones begin; null where there are none. */
    public UUID getOlder() {
        return found().size() > ROWS ? found().get(ROWS - 1).id() : null;
    }

    public String text(ReceivedNotice notice) {
        return notice.text(appearance.getLocale());
    }

    public void open(UUID id) {
        Faces.redirect(Faces.getRequestContextPath() + notifications.see(id).link());
    }

    public void see(UUID id) {
        notifications.see(id);
        Faces.refresh();
    }

    public void seeAll() {
        notifications.seeAll();
        Faces.refresh();
    }

    public boolean isUnseenOnly() {
        return unseenOnly;
    }
}
