package io.shouwen.performance.payout;

import io.shouwen.performance.score.Scheme;
import io.shouwen.platform.database.UuidConverter;
import io.shouwen.platform.staff.StaffId;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A month's payout on its way: opened and calculated by a preparer, frozen, reviewed, submitted; approved under its hash
 * by somebody who neither prepared it nor is paid by it; locked, and exported (F21, F22). A calculation at any point
 * before the lock leads back and voids what was approved. After the lock nothing changes. A run that was not to be is
 * discarded before it is frozen, and its month can be opened again. Runs are locked one after another,
 * whatever their months: a month that was left out is paid by a late run of its own.
 */
@Entity
@Access(AccessType.FIELD)
@Table(schema = "performance", name = "payout_run")
public class PayoutRun {

    @Id
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Version
    private long version;

    private String period;

    @Enumerated(EnumType.STRING)
    private RunState state;

    private String scheme;

    @Column(name = "scheme_hash")
    private String schemeHash;

    @Column(name = "calendar_version")
    private String calendarVersion;

    @Column(name = "fact_root")
    private String factRoot;

    @Column(name = "engine_version")
    private String engineVersion;

    /** Among all locks: for which it was calculated, and which the lock takes for good. */
    private Integer place;

    @Column(name = "content_hash")
    private String contentHash;

    /** Staff numbers of everybody who had a hand in it, separated by blanks. */
    private String preparers;

    private String approver;

    @Column(name = "approved_hash")
    private String approvedHash;

    /** Null unless it was discarded. */
    @Enumerated(EnumType.STRING)
    @Column(name = "discarded_because")
    private DiscardReason discardedBecause;

    private String currency;
    private BigDecimal opening;
    private BigDecimal earned;
    private BigDecimal adjustments;
    private BigDecimal closing;

    protected PayoutRun() {} // JPA

    public PayoutRun(UUID id, YearMonth period, Scheme scheme, StaffId preparer) {
        this.id = id;
        this.period = period.toString();
        this.scheme = scheme.reference();
        this.schemeHash = scheme.hash();
        this.currency = scheme.pay().currency().getCurrencyCode();
        this.preparers = preparer.value();
        this.state = RunState.OPEN;
    }

    /**
     * Takes the content in place of what was there; an approval falls.
     *
     * @param newPlace the place after the last lock that the calculation looked back at
     */
    public void calculated(PayoutCalculation.Result result, int newPlace, StaffId by) {
        if (state.over()) {
            throw new NotPossibleForRun("calculate", state);
        }
        RunContent.Header header = result.content().header();
        if (!header.run().equals(id) || !header.schemeHash().equals(schemeHash)) {
            throw new IllegalArgumentException("the content of another run");
        }
        calendarVersion = header.calendarVersion();
        factRoot = header.factRoot();
        engineVersion = header.engineVersion();
        contentHash = result.content().hash();
        place = newPlace;
        opening = result.totals().opening().amount();
        earned = result.totals().earned().amount();
        adjustments = result.totals().adjustments().amount();
        closing = result.totals().closing().amount();
        approver = null;
        approvedHash = null;
        state = RunState.CALCULATED;
        addPreparer(by);
    }

    public void freeze(StaffId by) {
        step("freeze", RunState.CALCULATED, RunState.FROZEN);
        addPreparer(by);
    }

    public void startReview(StaffId by) {
        step("review", RunState.FROZEN, RunState.IN_REVIEW);
        addPreparer(by);
    }

    public void submit(StaffId by) {
        step("submit", RunState.IN_REVIEW, RunState.SUBMITTED);
        addPreparer(by);
    }

    public void discard(StaffId by, DiscardReason reason) {
        if (!state.discardable()) {
            throw new NotPossibleForRun("discard", state);
        }
        discardedBecause = reason;
        state = RunState.DISCARDED;
        addPreparer(by);
    }

    /**
     * @param hash what the approver saw and signs
     * @param payees everybody with a line
     */
    public void approve(StaffId by, String hash, Collection<StaffId> payees) {
        requireState("approve", RunState.SUBMITTED);
        requireIndependent(by, payees);
        if (!contentHash.equals(hash)) {
            throw new ApprovalOfOtherContent();
        }
        approver = by.value();
        approvedHash = hash;
        state = RunState.APPROVED;
    }

    /** @param hashNow of the content as it is stored; another than the approved one is refused */
    public void lock(StaffId by, String hashNow, Collection<StaffId> payees) {
        requireState("lock", RunState.APPROVED);
        requireIndependent(by, payees);
        if (!contentHash.equals(approvedHash) || !contentHash.equals(hashNow)) {
            throw new ApprovalOfOtherContent();
        }
        state = RunState.LOCKED;
    }

    /** Once or again: the file is the same. */
    public void exported() {
        if (state != RunState.EXPORTED) {
            step("export", RunState.LOCKED, RunState.EXPORTED);
        }
    }

    private void requireIndependent(StaffId by, Collection<StaffId> payees) {
        if (preparers().contains(by)) {
            throw new NobodyApprovesTheirOwnRun();
        }
        if (payees.contains(by)) {
            throw new NobodyApprovesTheirOwnPay();
        }
    }

    private void step(String act, RunState from, RunState to) {
        requireState(act, from);
        state = to;
    }

    private void requireState(String act, RunState needed) {
        if (state != needed) {
            throw new NotPossibleForRun(act, state);
        }
    }

    private void addPreparer(StaffId by) {
        SortedSet<StaffId> all = preparers();
        all.add(by);
        preparers = all.stream().map(StaffId::value).collect(Collectors.joining(" "));
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public YearMonth period() {
        return YearMonth.parse(period);
    }

    public RunState state() {
        return state;
    }

    public String scheme() {
        return scheme;
    }

    public String schemeHash() {
        return schemeHash;
    }

    public Currency currency() {
        return Currency.getInstance(currency);
    }

    public SortedSet<StaffId> preparers() {
        return Stream.of(preparers.split(" ")).map(StaffId::new).collect(Collectors.toCollection(TreeSet::new));
    }

    public Optional<StaffId> approver() {
        return Optional.ofNullable(approver).map(StaffId::new);
    }

    public Optional<DiscardReason> discardedBecause() {
        return Optional.ofNullable(discardedBecause);
    }

    public Optional<String> contentHash() {
        return Optional.ofNullable(contentHash);
    }

    /** Its place among all locks, from 1; empty before the first calculation. */
    public Optional<Integer> place() {
        return Optional.ofNullable(place);
    }

    /** What its lines rest on; empty before the first calculation. */
    public Optional<RunContent.Header> header() {
        return contentHash == null
                ? Optional.empty()
                : Optional.of(new RunContent.Header(
                        id, period(), scheme, schemeHash, calendarVersion, factRoot, engineVersion));
    }

    BigDecimal opening() {
        return opening;
    }

    BigDecimal earned() {
        return earned;
    }

    BigDecimal adjustments() {
        return adjustments;
    }

    BigDecimal closing() {
        return closing;
    }
}
