package io.shouwen.platform.page;

import io.shouwen.platform.http.InvalidInput;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row that was ticked in a list, as the person saw it.
 *
 * @param ifMatch of the version seen
 */
public record ChosenRow(UUID id, String ifMatch) {

    private static final String PARAMETER = "chosen-row";
    private static final Pattern VALUE = Pattern.compile("([0-9a-f-]{36})/(\\d{1,18})");

    /** Those of the form just sent, as their check boxes name them: id, slash, version. */
    public static List<ChosenRow> sent() {
        String[] values = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .get(PARAMETER);
        return Stream.of(values == null ? new String[0] : values)
                .map(ChosenRow::parse)
                .toList();
    }

    static ChosenRow parse(String value) {
        Matcher parts = VALUE.matcher(value);
        try {
            if (parts.matches()) {
                return new ChosenRow(UUID.fromString(parts.group(1)), "\"" + parts.group(2) + "\"");
            }
        } catch (IllegalArgumentException notAnId) {
            // told below
        }
        throw InvalidInput.of(PARAMETER, "platform.not-a-chosen-row", "id and version of a row of the list");
    }
}
