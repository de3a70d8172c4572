package io.shouwen.performance.portal;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.money.Money;
import io.shouwen.performance.payout.Step;
import io.shouwen.performance.score.Scorecard;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts figures, facts and people into the words of the page's language. One query for all names of a page. */
@Named
@RequestScoped
public class PerformanceWords {

    private Appearance appearance;
    private StaffDirectory directory;
    private OrganisationZone zone;
    private Clock clock;
    private Map<StaffId, String> names;

    @Inject
    public PerformanceWords(Appearance appearance, StaffDirectory directory, OrganisationZone zone, Clock clock) {
        this.appearance = appearance;
        this.directory = directory;
        this.zone = zone;
        this.clock = clock;
    }

    protected PerformanceWords() {} // CDI proxy

    /** The colleague's name, or the number where the directory knows none. */
    public String name(StaffId staff) {
        if (names == null) {
            names = new HashMap<>();
            directory.active().forEach(member -> names.put(member.id(), member.name()));
        }
        return names.computeIfAbsent(
                staff, id -> directory.find(id).map(StaffMember::name).orElse(id.value()));
    }

    public String nameOf(String staff) {
        return name(new StaffId(staff));
    }

    /** A score or figure as shown: two decimals, half-up; a dash for none. */
    public String points(BigDecimal value) {
        return value == null ? "—" : value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** A measured value: without needless zeros, at most four decimals. */
    public String measured(BigDecimal value) {
        if (value == null) {
            return "";
        }
        BigDecimal shown = value.scale() > 4 ? value.setScale(4, RoundingMode.HALF_UP) : value;
        shown = shown.stripTrailingZeros();
        return (shown.scale() < 0 ? shown.setScale(0) : shown).toPlainString();
    }

    public String money(Money money) {
        return money == null ? "—" : amount(money.amount());
    }

    public String amount(BigDecimal amount) {
        return amount == null
                ? "—"
                : new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }

    public String text(String key) {
        return Texts.find("performance", key, locale(), Map.of()).orElse(key);
    }

    /** A sentence with its values, which stand as {@code {0}}, {@code {1}} … */
    public String text(String key, List<?> values) {
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            arguments.put(Integer.toString(i), values.get(i));
        }
        return Texts.find("performance", key, locale(), arguments).orElse(key);
    }

    /** The word where the bundle knows it, else the word itself. */
    public String word(String prefix, String word) {
        return Texts.find("performance", prefix + word, locale(), Map.of()).orElse(word);
    }

    /** Why a line is held: {@code insufficient-satisfaction+efficiency} names dimensions. */
    public String held(String reason) {
        if (reason == null) {
            return "";
        }
        String insufficient = "insufficient-";
        if (!reason.startsWith(insufficient)) {
            return word("held.", reason);
        }
        return text("held.insufficient") + ": " + dimensions(reason.substring(insufficient.length()));
    }

    private String dimensions(String joined) {
        return List.of(joined.split("\\+")).stream()
                .map(one -> word("figure.", one))
                .collect(Collectors.joining(text("list.separator")));
    }

    public String step(Step step) {
        List<String> values = step.values();
        if (step.code().equals("insufficient")) {
            values = List.of(dimensions(values.get(0)));
        } else if (step.code().equals("base")) {
            values = List.of(word("level.", values.get(0)), values.get(1), values.get(2), values.get(3));
        }
        return text("why." + step.code(), values);
    }

    /** A line's component: {@code bonus}, {@code delta-bonus}, {@code clawback-star} … */
    public String component(String component) {
        int dash = component.indexOf('-');
        return dash < 0
                ? word("component.", component)
                : word("component.", component.substring(0, dash)) + " · "
                        + word("component.", component.substring(dash + 1));
    }

    /** What a fact says, name by name. */
    public String saying(Fact fact) {
        return fact.content().words().entrySet().stream()
                .map(word -> word("detail.", word.getKey()) + " " + word("value.", word.getValue()))
                .collect(Collectors.joining(" · "));
    }

    public String bandChip(Scorecard card) {
        return card.bandIfAny()
                .map(band -> switch (band.name()) {
                    case "A" -> "chip-ok";
                    case "B" -> "chip-info";
                    case "C" -> "chip-warn";
                    default -> "chip-bad";
                })
                .orElse("chip-mute");
    }

    public String stateChip(String state) {
        return switch (state) {
            case "locked", "exported", "paid", "closed" -> "chip-ok";
            case "approved", "submitted" -> "chip-info";
            case "open", "discarded" -> "chip-mute";
            default -> "chip-warn";
        };
    }

    public YearMonth month(String asked) {
        return Optional.ofNullable(asked)
                .filter(text -> text.matches("\\d{4}-(0[1-9]|1[0-2])"))
                .map(YearMonth::parse)
                .orElseGet(() -> zone.monthOf(clock.instant()));
    }

    private Locale locale() {
        return appearance.getLocale();
    }
}
