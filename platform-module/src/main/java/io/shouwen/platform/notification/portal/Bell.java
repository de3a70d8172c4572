package io.shouwen.platform.notification.portal;

import io.shouwen.platform.PlatformPermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.notification.ReadingNotifications;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

/**
 * How many notices wait for the person. Asked anew with every page that is opened and never by a timer: a page that asked by
 * itself would keep a session alive that should end when nobody sits there.
 */
@Named
@RequestScoped
public class Bell {

    private ReadingNotifications notifications;
    private Actor actor;
    private Appearance appearance;
    private Integer unseen;

    @Inject
    Bell(ReadingNotifications notifications, Actor actor, Appearance appearance) {
        this.notifications = notifications;
        this.actor = actor;
        this.appearance = appearance;
    }

    protected Bell() {} // CDI proxy

    public boolean isShown() {
        return actor.may(PlatformPermissions.NOTIFICATIONS_READ);
    }

    public int getUnseen() {
        if (unseen == null) {
            unseen = notifications.unseen();
        }
        return unseen;
    }

    /** What a screen reader says. */
    public String getLabel() {
        String key = getUnseen() == 0 ? "notifications.bell.none" : "notifications.bell";
        return Texts.find("platform", key, appearance.getLocale(), Map.of("n", getCount()))
                .orElse(key);
    }

    /** The number beside the bell. */
    public String getCount() {
        return getUnseen() < ReadingNotifications.COUNTED
                ? Integer.toString(getUnseen())
                : ReadingNotifications.COUNTED - 1 + "+";
    }
}
