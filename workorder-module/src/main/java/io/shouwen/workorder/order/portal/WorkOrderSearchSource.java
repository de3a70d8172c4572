package io.shouwen.workorder.order.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.page.SearchSource;
import io.shouwen.platform.text.Texts;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.order.WorkOrderFilter;
import io.shouwen.workorder.order.WorkOrderLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Work orders in the search field at the top, by the number that the customer was told. */
@ApplicationScoped
class WorkOrderSearchSource implements SearchSource {

    private static final Pattern NUMBER = Pattern.compile("GD[0-9]{6}-[0-9]{6,}");

    private final WorkOrderLists lists;

    @Inject
    WorkOrderSearchSource(WorkOrderLists lists) {
        this.lists = lists;
    }

    protected WorkOrderSearchSource() { // CDI proxy
        this(null);
    }

    @Override
    public boolean usableBy(Actor actor) {
        return actor.portal().filter(p -> p == Portal.STAFF).isPresent() && actor.may(WorkorderPermissions.READ);
    }

    @Override
    public List<Found> find(String text, int atMost, boolean english) {
        String number = text.toUpperCase(Locale.ROOT);
        if (!NUMBER.matcher(number).matches()) {
            return List.of();
        }
        Locale locale = english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        WorkOrderFilter filter = new WorkOrderFilter(null, false, null, null, null, null, null, false, number);
        return lists.newestAfter(filter, null, atMost).stream()
                .map(line -> new Found(
                        text("search.kind", locale),
                        line.number(),
                        text("state." + line.state().word(), locale),
                        "/workorder/work-order?id=" + line.id()))
                .toList();
    }

    private static String text(String key, Locale locale) {
        return Texts.find("workorder", key, locale, Map.of()).orElse(key);
    }
}
