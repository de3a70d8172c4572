package io.shouwen.privacy.review.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Paging;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.review.Campaign;
import io.shouwen.privacy.review.ClosingReview;
import io.shouwen.privacy.review.DecidingReview;
import io.shouwen.privacy.review.DutyConflict;
import io.shouwen.privacy.review.Entitlements;
import io.shouwen.privacy.review.ItemFilter;
import io.shouwen.privacy.review.OpeningReview;
import io.shouwen.privacy.review.Quarter;
import io.shouwen.privacy.review.ReadingReviews;
import io.shouwen.privacy.review.ReviewItem;
import io.shouwen.privacy.review.ReviewTables;
import io.shouwen.privacy.review.RevocationRounds;
import io.shouwen.privacy.review.UndoingDecision;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;

/** The grid of an access review: who holds what, whether it was used, what speaks against it, and the decision. */
@Named
@ViewScoped
public class AccessReviewPage implements Serializable {

    private static final int SIZE = 25;

    private ReadingReviews reading;
    private OpeningReview opening;
    private DecidingReview deciding;
    private UndoingDecision undoing;
    private RevocationRounds revocations;
    private ClosingReview closing;
    private StaffDirectory directory;
    private Appearance appearance;
    private OrganisationZone zone;
    private Actor actor;
    private Clock clock;
    private ListAddress address;

    private String review;
    private String flag;
    private String staff;
    private String line;
    private String reason;
    private String keptBecause;
    private String quarter;
    private boolean evenIfUndecided;
    private boolean understood;
    private transient Paging paging;
    private transient List<Row> rows;
    private List<Row> selected = new ArrayList<>();
    /** Versions that the person saw: an act on another is refused. */
    private long campaignSeen = -1;

    private long lineSeen = -1;
    private transient Campaign campaign;
    private transient ReviewItem item;

    /** A line with the name beside the number, for display only. */
    public record Row(ReviewItem item, String name, String roleName, List<String> conflicts) implements Serializable {
        public String key() {
            return item.id().toString();
        }
    }

    /** @param label what it lets people do */
    public record Use(String label, ReviewItem.Permission of) {}

    protected AccessReviewPage() {} // CDI proxy

    @Inject
    AccessReviewPage(
            ReadingReviews reading,
            OpeningReview opening,
            DecidingReview deciding,
            UndoingDecision undoing,
            RevocationRounds revocations,
            ClosingReview closing,
            StaffDirectory directory,
            Appearance appearance,
            OrganisationZone zone,
            Actor actor,
            Clock clock,
            HttpServletRequest request) {
        this.reading = reading;
        this.opening = opening;
        this.deciding = deciding;
        this.undoing = undoing;
        this.revocations = revocations;
        this.closing = closing;
        this.directory = directory;
        this.appearance = appearance;
        this.zone = zone;
        this.actor = actor;
        this.clock = clock;
        this.address = ListAddress.of("/privacy/access-review", request, List.of("review", "flag", "staff", "page"));
    }

    /** Reads the filters of the address; what is none is told, and nothing is shown. */
    public void look() {
        ItemFilter.of(flag, staff);
        getCampaign();
        if (line != null && !line.isBlank()) {
            item = reading.item(id(line));
            lineSeen = item.version();
        }
        understood = true;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException notAnId) {
            throw InvalidInput.of("id", "privacy.not-a-review-filter", "the id of a review or a line");
        }
    }

    /** The one asked for, else the one under way, else the latest; null before the first. */
    public Campaign getCampaign() {
        if (campaign == null) {
            campaign =
                    review == null || review.isBlank() ? reading.latest().orElse(null) : reading.campaign(id(review));
            if (campaign != null && campaignSeen < 0) {
                campaignSeen = campaign.version();
            }
        }
        return campaign;
    }

    public List<Campaign> getCampaigns() {
        return reading.campaigns();
    }

    public Campaign.Progress getProgress() {
        return reading.progress(getCampaign().id());
    }

    public boolean isOpen() {
        return getCampaign() != null && getCampaign().state() == Campaign.State.OPEN && isMayDecide();
    }

    public boolean isMayDecide() {
        return actor.may(PrivacyPermissions.REVIEW_DECIDE);
    }

    /** Whether none is under way, so that one may be opened. */
    public boolean isNoneUnderWay() {
        return getCampaigns().stream().noneMatch(one -> one.state() != Campaign.State.CLOSED);
    }

    public List<String> getQuarters() {
        Quarter now = Quarter.of(zone.dateOf(clock.instant()));
        return List.of(now.before().toString(), now.toString());
    }

    public List<ItemFilter.Flag> getFlags() {
        return List.of(ItemFilter.Flag.values());
    }

    public int count(ItemFilter.Flag of) {
        return reading.count(getCampaign().id(), new ItemFilter(of, null));
    }

    public List<ReviewItem.KeptBecause> getReasonsToKeep() {
        return List.of(ReviewItem.KeptBecause.values());
    }

    public List<ReviewItem.Reason> getReasons() {
        return List.of(ReviewItem.Reason.values());
    }

    public String word(String prefix, Object of) {
        return Texts.find("privacy", prefix + of, appearance.getLocale(), Map.of())
                .orElse(String.valueOf(of));
    }

    /** The line in the address, or null. */
    public ReviewItem getItem() {
        if (item == null && line != null && !line.isBlank()) {
            item = reading.item(id(line));
        }
        return item;
    }

    public Row getItemRow() {
        return getItem() == null ? null : rows(List.of(getItem())).get(0);
    }

    public boolean isOwn() {
        return getItem() != null && getItem().staff().equals(actor.id().value());
    }

    public List<Use> getUses() {
        Entitlements entitlements = Entitlements.ofThisInstallation();
        return reading.permissionsOf(getItem().id()).stream()
                .map(one -> new Use(entitlements.label(one.name(), appearance.getLocale()), one))
                .toList();
    }

    public ListAddress getAddress() {
        return address;
    }

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(
                    address,
                    SIZE,
                    understood && getCampaign() != null
                            ? reading.count(getCampaign().id(), ItemFilter.of(flag, staff))
                            : 0);
        }
        return paging;
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = getPaging().total() == 0
                    ? List.of()
                    : rows(reading.items(
                            getCampaign().id(),
                            ItemFilter.of(flag, staff),
                            getPaging().offset(),
                            SIZE));
        }
        return rows;
    }

    public String begin() {
        UUID id = opening.open(quarter, null);
        return "/privacy/access-review?faces-redirect=true&review=" + id;
    }

    public void certify() {
        done(deciding.certify(id(line), ReviewItem.KeptBecause.of(keptBecause).orElse(null), "\"" + lineSeen + "\""));
    }

    public void certifySelected() {
        DecidingReview.Certified certified = deciding.certifyAll(
                getCampaign().id(),
                selected.stream().map(row -> row.item().id()).toList());
        selected = new ArrayList<>();
        listAnew();
        say("review.certified-selected", certified.certified(), certified.passedOver());
    }

    public void revoke() {
        ReviewItem.Reason why = ReviewItem.Reason.of(reason)
                .orElseThrow(() ->
                        InvalidInput.of("reason", "privacy.revocation-reason-missing", "one of the list's reasons"));
        UUID id = id(line);
        deciding.revoke(id, why, "\"" + lineSeen + "\"");
        done(revocations.carryOut(id));
    }

    public void undo() {
        done(undoing.undo(id(line), "\"" + lineSeen + "\""));
    }

    public void close() {
        campaign = closing.close(getCampaign().id(), evenIfUndecided, "\"" + campaignSeen + "\"");
        campaignSeen = campaign.version();
    }

    private void done(ReviewItem now) {
        item = now;
        lineSeen = now.version();
        listAnew();
    }

    private void listAnew() {
        paging = null;
        rows = null;
    }

    private void say(String key, int done, int left) {
        String text = Texts.find("privacy", key, appearance.getLocale(), Map.of("done", done, "left", left))
                .orElse(key);
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, null));
    }

    public void downloadReport() throws IOException {
        UUID id = getCampaign().id();
        send(reading.report(id), "access-review-" + getCampaign().quarter() + ".note");
    }

    public void downloadCsv() throws IOException {
        send(
                ReviewTables.csv(reading.everything(getCampaign().id())),
                "access-review-" + getCampaign().quarter() + ".csv");
    }

    public void downloadHtml() throws IOException {
        send(
                ReviewTables.html(
                        getCampaign(),
                        reading.everything(getCampaign().id()),
                        appearance.getLocale(),
                        getCampaign().reportHash()),
                "access-review-" + getCampaign().quarter() + ".html");
    }

    private static void send(String text, String name) throws IOException {
        Faces.sendFile(text.getBytes(StandardCharsets.UTF_8), name, true);
    }

    public boolean isFiltered() {
        return Stream.of(flag, staff).anyMatch(value -> value != null && !value.isBlank());
    }

    private List<Row> rows(List<ReviewItem> items) {
        Map<String, String> names =
                directory
                        .named(items.stream()
                                .map(one -> new StaffId(one.staff()))
                                .distinct()
                                .toList())
                        .values()
                        .stream()
                        .collect(Collectors.toMap(member -> member.id().value(), member -> member.name()));
        Map<String, DutyConflict> rules =
                reading.conflicts().stream().collect(Collectors.toMap(DutyConflict::word, rule -> rule));
        return items.stream()
                .map(one -> new Row(
                        one,
                        names.getOrDefault(one.staff(), ""),
                        word("role.", one.role()),
                        one.conflicts().stream()
                                .map(conflict -> Optional.ofNullable(rules.get(conflict))
                                        .map(rule -> rule.label(appearance.getLocale()))
                                        .orElse(conflict))
                                .toList()))
                .toList();
    }

    public String getReview() {
        return review;
    }

    public void setReview(String review) {
        this.review = review;
    }

    public String getFlag() {
        return flag;
    }

    public void setFlag(String flag) {
        this.flag = flag;
    }

    public String getStaff() {
        return staff;
    }

    public void setStaff(String staff) {
        this.staff = staff;
    }

    public String getLine() {
        return line;
    }

    public void setLine(String line) {
        this.line = line;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getKeptBecause() {
        return keptBecause;
    }

    public void setKeptBecause(String keptBecause) {
        this.keptBecause = keptBecause;
    }

    public String getQuarter() {
        return quarter;
    }

    public void setQuarter(String quarter) {
        this.quarter = quarter;
    }

    public boolean isEvenIfUndecided() {
        return evenIfUndecided;
    }

    public void setEvenIfUndecided(boolean evenIfUndecided) {
        this.evenIfUndecided = evenIfUndecided;
    }

    public List<Row> getSelected() {
        return selected;
    }

    public void setSelected(List<Row> selected) {
        this.selected = selected;
    }
}
