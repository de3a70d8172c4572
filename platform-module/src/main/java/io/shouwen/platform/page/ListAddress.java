package io.shouwen.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of a list: filter, order and page stand in it, so that a link shows the same to whoever opens it. */
public record ListAddress(String path, Map<String, String> parameters) implements Serializable {

    private static final String SORT = "sort";
    private static final String PAGE = "page";

    /** @param names of the parameters that belong to the list; others are dropped */
    public static ListAddress of(String path, HttpServletRequest request, List<String> names) {
        Map<String, String> parameters = new LinkedHashMap<>();
        names.forEach(name -> {
            String value = request.getParameter(name);
            if (value != null && !value.isBlank()) {
                parameters.put(name, value.strip());
            }
        });
        return new ListAddress(path, parameters);
    }

    /** What the address says, or nothing. */
    public String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The same list otherwise, from its first page. */
    public String with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.remove(PAGE);
        changed.put(name, value);
        return written(changed);
    }

    public String page(int number) {
        return with(PAGE, Integer.toString(number));
    }

    /** As the address says it; 1 where it names none. */
    public int pageNumber() {
        String number = value(PAGE);
        return number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
    }

    /** Sorted by this column; by the same once more, the other way round. */
    public String sortedBy(String column) {
        return with(SORT, value(SORT).equals(column) ? "-" + column : column);
    }

    /** Of a column, as ARIA says it. */
    public String order(String column) {
        return value(SORT).equals(column) ? "ascending" : value(SORT).equals("-" + column) ? "descending" : "none";
    }

    /** Without filter; order and what must stay remain. */
    public String without(List<String> names) {
        Map<String, String> fewer = new LinkedHashMap<>(parameters);
        fewer.keySet().removeAll(names);
        fewer.remove(PAGE);
        return written(fewer);
    }

    private String written(Map<String, String> query) {
        return path + "?"
                + query.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
