package io.shouwen.crm.campaign;

import io.shouwen.platform.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A message to many customers. Drafted and changed at will; previewed, which freezes whom it is for; submitted; approved by
 * somebody who had no hand in it, to exactly this text and these people, for some minutes; sent, one recipient at a time; done
 * or cancelled. Taken back or refused, it is a draft again and its recipients are dropped.
 *
 * @param preparers everybody who wrote, changed or submitted it
 * @param approval null until somebody has said yes
 * @param delivery null until it has been started
 */
public record Campaign(
        CampaignId id,
        Content content,
        State state,
        StaffId preparedBy,
        Set<StaffId> preparers,
        Instant preparedAt,
        Instant previewedAt,
        Approval approval,
        Delivery delivery,
        Instant endedAt,
        long version) {

    /** The life of a campaign. */
    public enum State {
        DRAFT,
        PREVIEWED,
        SUBMITTED,
        APPROVED,
        SENDING,
        DONE,
        CANCELLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param name for staff; stands in the customers' history
     * @param purpose word of what people must have agreed to
     * @param channel word of the channel, such as {@code email}
     */
    public record Content(String name, String purpose, String channel, Audience audience, Letter letter) {}

    /** @param until from this instant on it can no longer be started */
    public record Approval(StaffId by, Instant at, Instant until) {}

    public record Delivery(StaffId by, Instant at, UUID job) {}

    static Campaign drafted(CampaignId id, Content content, StaffId by, Instant now) {
        return new Campaign(id, content, State.DRAFT, by, Set.of(by), now, null, null, null, null, 1);
    }

    Campaign changed(Content other, StaffId by) {
        require(State.DRAFT, State.PREVIEWED);
        return new Campaign(id, other, State.DRAFT, preparedBy, with(by), preparedAt, null, null, null, null, version);
    }

    Campaign previewed(StaffId by, Instant now) {
        require(State.DRAFT, State.PREVIEWED);
        return new Campaign(
                id, content, State.PREVIEWED, preparedBy, with(by), preparedAt, now, null, null, null, version);
    }

    Campaign submitted(StaffId by) {
        require(State.PREVIEWED);
        return new Campaign(
                id, content, State.SUBMITTED, preparedBy, with(by), preparedAt, previewedAt, null, null, null, version);
    }

    /** @throws NobodyApprovesTheirOwnCampaign for whoever had a hand in it */
    Campaign approved(StaffId by, Instant now, Duration lasts) {
        require(State.SUBMITTED);
        if (preparers.contains(by)) {
            throw new NobodyApprovesTheirOwnCampaign();
        }
        return new Campaign(
                id,
                content,
                State.APPROVED,
                preparedBy,
                preparers,
                preparedAt,
                previewedAt,
                new Approval(by, now, now.plus(lasts)),
                null,
                null,
                version);
    }

    /** Refused, or taken back: a draft again. */
    Campaign takenBack() {
        require(State.PREVIEWED, State.SUBMITTED, State.APPROVED);
        return new Campaign(
                id, content, State.DRAFT, preparedBy, preparers, preparedAt, null, null, null, null, version);
    }

    /** @throws ApprovalLapsed where the yes has run out */
    Campaign started(StaffId by, UUID job, Instant now) {
        require(State.APPROVED);
        if (!now.isBefore(approval.until())) {
            throw new ApprovalLapsed();
        }
        return sending(new Delivery(by, now, job));
    }

    /** By another job, after the first gave up. */
    Campaign resumed(UUID job) {
        require(State.SENDING);
        return sending(new Delivery(delivery.by(), delivery.at(), job));
    }

    private Campaign sending(Delivery now) {
        return new Campaign(
                id,
                content,
                State.SENDING,
                preparedBy,
                preparers,
                preparedAt,
                previewedAt,
                approval,
                now,
                null,
                version);
    }

    Campaign done(Instant now) {
        require(State.SENDING);
        return ended(State.DONE, now);
    }

    Campaign cancelled(Instant now) {
        require(State.DRAFT, State.PREVIEWED, State.SUBMITTED, State.APPROVED, State.SENDING);
        return ended(State.CANCELLED, now);
    }

    private Campaign ended(State how, Instant now) {
        return new Campaign(
                id, content, how, preparedBy, preparers, preparedAt, previewedAt, approval, delivery, now, version);
    }

    public boolean over() {
        return state == State.DONE || state == State.CANCELLED;
    }

    private void require(State... accepted) {
        if (!List.of(accepted).contains(state)) {
            throw new CampaignInOtherState(id, state);
        }
    }

    private Set<StaffId> with(StaffId by) {
        Set<StaffId> all = new TreeSet<>(preparers);
        all.add(by);
        return Set.copyOf(all);
    }
}
