package io.shouwen.privacy.vault.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.vault.KeysOverview;
import io.shouwen.privacy.vault.MasksOverview;
import io.shouwen.privacy.vault.RemakingMasks;
import io.shouwen.privacy.vault.RotatedKeys;
import io.shouwen.privacy.vault.RotatingKeys;
import io.shouwen.privacy.vault.WatchingKeys;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** Versions and ages of the keys, and the rotations; no personal data anywhere. */
@Named
@RequestScoped
public class KeysPage {

    private WatchingKeys watching;
    private RotatingKeys rotating;
    private Actor actor;
    private RemakingMasks remaking;
    private KeysOverview overview;
    private MasksOverview masks;

    protected KeysPage() {} // CDI proxy

    @Inject
    KeysPage(WatchingKeys watching, RotatingKeys rotating, RemakingMasks remaking, Actor actor) {
        this.watching = watching;
        this.rotating = rotating;
        this.remaking = remaking;
        this.actor = actor;
    }

    public KeysOverview getOverview() {
        if (overview == null) {
            overview = watching.overview();
        }
        return overview;
    }

    public MasksOverview getMasks() {
        if (masks == null) {
            masks = remaking.overview();
        }
        return masks;
    }

    public boolean isMayRemake() {
        return actor.may(PrivacyPermissions.MASKS_REMAKE);
    }

    public boolean isMayRotate() {
        return actor.may(PrivacyPermissions.KEYS_ROTATE);
    }

    /** Whether work is under way, so that the page looks again by itself. */
    public boolean isBusy() {
        return getOverview().rotations().stream().anyMatch(rotation -> !rotation.over())
                || getMasks().remakes().stream().anyMatch(remake -> !remake.over());
    }

    public void rotate(String word) {
        RotatedKeys.ofWord(word).ifPresent(rotating::rotate);
        overview = null;
    }

    public void cancel(UUID id) {
        rotating.cancel(id);
        overview = null;
    }

    public void remakeMasks() {
        remaking.remake();
        masks = null;
    }

    public void cancelRemake(UUID id) {
        remaking.cancel(id);
        masks = null;
    }
}
