package io.shouwen.platform.page;

import io.shouwen.platform.access.CurrentActor;
import io.shouwen.platform.access.Doors;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.signin.SignInSettings;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** The frame around every page: portal, menu by permission, person, watermark. */
@Named
@RequestScoped
public class Frame {

    /**
     * A line of the menu.
     *
     * @param apart whether a line above it begins a new group: each hundred of the menu's order is one
     * @param waiting how many things wait there, 0 where nothing is counted
     */
    public record Item(String label, String path, String icon, boolean here, boolean apart, long waiting) {

        /** As it stands in the menu, which is narrow. */
        public String count() {
            return waiting > 999 ? "999+" : Long.toString(waiting);
        }
    }

    private Doors doors;
    private CurrentActor actor;
    private Appearance appearance;
    private HttpServletRequest request;
    private OrganisationZone zone;
    private Clock clock;
    private SignInSettings settings;
    private Instance<MenuCount> counts;
    private OpenPortals openPortals;
    private List<Item> menu;

    @Inject
    public Frame(
            Doors doors,
            CurrentActor actor,
            Appearance appearance,
            HttpServletRequest request,
            OrganisationZone zone,
            Clock clock,
            SignInSettings settings,
            @Any Instance<MenuCount> counts,
            OpenPortals openPortals) {
        this.doors = doors;
        this.actor = actor;
        this.appearance = appearance;
        this.request = request;
        this.zone = zone;
        this.clock = clock;
        this.settings = settings;
        this.counts = counts;
        this.openPortals = openPortals;
    }

    protected Frame() {} // CDI proxy

    /** The configured address of the suite, for links that people pass on; never the request's. */
    public String getBase() {
        return settings.base();
    }

    /** The portal of this page; the staff portal where it belongs to none. */
    public Portal getPortal() {
        return door().map(d -> d.page().portal()).orElse(Portal.STAFF);
    }

    public String getPortalName() {
        return text("platform", "portal." + getPortal().word());
    }

    public List<Item> getMenu() {
        if (menu == null) {
            menu = actor.isKnown() ? menuOf(counts.stream().toList()) : List.of();
        }
        return menu;
    }

    private List<Item> menuOf(List<MenuCount> counted) {
        String here = door().map(d -> d.page().path()).orElse("");
        List<Item> items = new ArrayList<>();
        OptionalInt group = OptionalInt.empty();
        for (Doors.Door d : doors.menu(getPortal())) {
            if (!actor.may(d.page().permission())) {
                continue;
            }
            PageDefinition.Navigation navigation = d.page().navigation().orElseThrow();
            OptionalInt its = OptionalInt.of(navigation.order() / 100);
            items.add(new Item(
                    text(d.module(), navigation.label()),
                    d.page().path(),
                    navigation.icon(),
                    d.page().path().equals(here),
                    group.isPresent() && !group.equals(its),
                    counted.stream()
                            .filter(count -> count.path().equals(d.page().path()))
                            .mapToLong(MenuCount::waiting)
                            .sum()));
            group = its;
        }
        return items;
    }

    /** This portal and the others that the person can enter, as far as is known; none where there is no other. */
    public List<Item> getPortals() {
        Set<Portal> open = actor.isKnown() ? openPortals.of(actor.id()) : Set.of();
        List<Portal> offered = Stream.of(Portal.values())
                .filter(p -> p == getPortal() || open.contains(p))
                .toList();
        return offered.size() < 2 ? List.of() : items(offered);
    }

    private List<Item> items(List<Portal> portals) {
        return portals.stream()
                .map(p ->
                        new Item(text("platform", "portal." + p.word()), p.home(), icon(p), p == getPortal(), false, 0))
                .toList();
    }

    public boolean isSignedIn() {
        return actor.isKnown();
    }

    public String getPerson() {
        return actor.isKnown() ? actor.name() : "";
    }

    public String getStaffNumber() {
        return actor.isKnown() ? actor.id().value() : "";
    }

    /** Whether the page shows personal data and so carries the watermark (P9). */
    public boolean isWatermarked() {
        return actor.isKnown() && door().map(d -> d.page().personalData()).orElse(false);
    }

    /** Staff number and time, so that a photograph of the screen tells whose screen it was. */
    public String getWatermark() {
        return getPerson() + " " + getStaffNumber() + " "
                + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                        .format(clock.instant().atZone(zone.id()));
    }

    /** Path and query to come back to after a switch of language. */
    public String getHere() {
        String query = request.getQueryString();
        String address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
        String path = address.substring(request.getContextPath().length());
        return query == null ? path : path + "?" + query;
    }

    public boolean may(String permission) {
        return actor.may(permission);
    }

    /** An instant as people of the organisation read it. */
    public String time(Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(instant.atZone(zone.id()));
    }

    /** How long ago, or the date where that is more than a week; the exact time belongs in the title attribute. */
    public String ago(Instant instant) {
        return instant == null ? "" : RelativeTime.of(instant, clock.instant(), zone, appearance.getLocale());
    }

    private Optional<Doors.Door> door() {
        return doors.at(request.getServletPath());
    }

    private String text(String module, String key) {
        return Texts.find(module, key, appearance.getLocale(), Map.of()).orElse(key);
    }

    static String icon(Portal portal) {
        return switch (portal) {
            case STAFF -> "pi-headphones";
            case SUPERVISION -> "pi-chart-bar";
            case COMPLIANCE -> "pi-shield";
            case FINANCE -> "pi-wallet";
            case OPERATIONS -> "pi-server";
        };
    }
}
