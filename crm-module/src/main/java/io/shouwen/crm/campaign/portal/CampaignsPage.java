package io.shouwen.crm.campaign.portal;

import io.shouwen.crm.campaign.Campaign;
import io.shouwen.crm.campaign.ReadingCampaigns;
import io.shouwen.crm.campaign.Result;
import io.shouwen.crm.campaign.Tally;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** All campaigns, the newest first. What it shows is in its address. */
@Named
@RequestScoped
public class CampaignsPage {

    private static final int SIZE = 25;

    @Inject
    HttpServletRequest request;

    @Inject
    ReadingCampaigns reading;

    private Campaign.State state;
    private UUID before;
    private List<Row> rows;
    private boolean more;

    /** A campaign with what the list shows of its recipients. */
    public record Row(Campaign campaign, long sent, long people) {}

    @PostConstruct
    void readAddress() {
        state = Stream.of(Campaign.State.values())
                .filter(s -> s.word().equals(request.getParameter("state")))
                .findFirst()
                .orElse(null);
        try {
            String given = request.getParameter("before");
            before = given == null ? null : UUID.fromString(given);
        } catch (IllegalArgumentException notAnId) {
            before = null;
        }
    }

    public List<Row> getRows() {
        if (rows == null) {
            List<Campaign> found = reading.list(state, before, SIZE + 1);
            more = found.size() > SIZE;
            rows = found.stream().limit(SIZE).map(this::row).toList();
        }
        return rows;
    }

    private Row row(Campaign campaign) {
        Tally tally = reading.tally(campaign.id());
        return new Row(campaign, tally.of(Result.SENT), tally.reached());
    }

    public boolean isMore() {
        getRows();
        return more;
    }

    public UUID getLast() {
        return rows.get(rows.size() - 1).campaign().id().value();
    }

    public boolean isFirst() {
        return before == null;
    }

    public String getState() {
        return state == null ? "" : state.word();
    }

    public List<String> getStates() {
        return Stream.of(Campaign.State.values()).map(Campaign.State::word).toList();
    }

    /** Of the chip that shows a state. */
    public String chip(Campaign campaign) {
        return chipOf(campaign.state());
    }

    static String chipOf(Campaign.State state) {
        return switch (state) {
            case DONE -> "chip-ok";
            case SENDING -> "chip-info";
            case SUBMITTED, APPROVED -> "chip-warn";
            case DRAFT, PREVIEWED, CANCELLED -> "chip-mute";
        };
    }
}
