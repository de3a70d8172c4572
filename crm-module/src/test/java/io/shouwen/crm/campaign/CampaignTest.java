package io.shouwen.crm.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.crm.campaign.Campaign.Content;
import io.shouwen.crm.campaign.Campaign.State;
import io.shouwen.platform.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampaignTest {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");
    private static final Duration LASTS = Duration.ofMinutes(15);
    private static final StaffId WRITER = new StaffId("1010");
    private static final StaffId COLLEAGUE = new StaffId("1011");
    private static final StaffId APPROVER = new StaffId("1018");

    private final Campaign draft = Campaign.drafted(new CampaignId(UUID.randomUUID()), content("春季班"), WRITER, NOW);

    @Test
    void goesFromDraftToDone() {
        Campaign approved = draft.previewed(WRITER, NOW).submitted(WRITER).approved(APPROVER, NOW, LASTS);
        Campaign sending =
                approved.started(WRITER, UUID.randomUUID(), NOW.plus(LASTS).minusMillis(1));
        assertThat(sending.state()).isEqualTo(State.SENDING);
        assertThat(sending.done(NOW).over()).isTrue();
        assertThatThrownBy(() -> sending.done(NOW).cancelled(NOW)).isInstanceOf(CampaignInOtherState.class);
    }

    @Test
    void isNeverApprovedByWhoeverHadAHandInIt() {
        Campaign submitted =
                draft.changed(content("夏季班"), COLLEAGUE).previewed(WRITER, NOW).submitted(WRITER);
        assertThat(submitted.preparers()).containsExactlyInAnyOrder(WRITER, COLLEAGUE);
        assertThatThrownBy(() -> submitted.approved(WRITER, NOW, LASTS))
                .isInstanceOf(NobodyApprovesTheirOwnCampaign.class);
        assertThatThrownBy(() -> submitted.approved(COLLEAGUE, NOW, LASTS))
                .isInstanceOf(NobodyApprovesTheirOwnCampaign.class);
        assertThat(submitted.approved(APPROVER, NOW, LASTS).approval().by()).isEqualTo(APPROVER);
    }

    @Test
    void cannotBeStartedOnceTheYesHasRunOut() {
        Campaign approved = draft.previewed(WRITER, NOW).submitted(WRITER).approved(APPROVER, NOW, LASTS);
        assertThatThrownBy(() -> approved.started(WRITER, UUID.randomUUID(), NOW.plus(LASTS)))
                .isInstanceOf(ApprovalLapsed.class);
    }

    @Test
    void cannotBeChangedWhileItWaitsOrAfterTheYes() {
        Campaign submitted = draft.previewed(WRITER, NOW).submitted(WRITER);
        for (Campaign later : List.of(submitted, submitted.approved(APPROVER, NOW, LASTS))) {
            assertThatThrownBy(() -> later.changed(content("别的"), WRITER)).isInstanceOf(CampaignInOtherState.class);
            assertThatThrownBy(() -> later.previewed(WRITER, NOW)).isInstanceOf(CampaignInOtherState.class);
        }
    }

    @Test
    void takenBackItHasNoApprovalAndNoPreviewAndStillKnowsItsPreparers() {
        Campaign back = draft.previewed(WRITER, NOW)
                .submitted(COLLEAGUE)
                .approved(APPROVER, NOW, LASTS)
                .takenBack();
        assertThat(back.state()).isEqualTo(State.DRAFT);
        assertThat(back.approval()).isNull();
        assertThat(back.previewedAt()).isNull();
        assertThat(back.preparers()).containsExactlyInAnyOrder(WRITER, COLLEAGUE);
    }

    @Test
    void isSubmittedAfterAPreviewOnly() {
        assertThatThrownBy(() -> draft.submitted(WRITER)).isInstanceOf(CampaignInOtherState.class);
        assertThatThrownBy(() -> draft.previewed(WRITER, NOW)
                        .changed(content("改"), WRITER)
                        .submitted(WRITER))
                .isInstanceOf(CampaignInOtherState.class);
    }

    private static Content content(String name) {
        return new Content(
                name,
                "marketing",
                "email",
                Audience.of(List.of(), false, List.of(), null, null, null),
                Letter.of("主题", "正文", null, null));
    }
}
