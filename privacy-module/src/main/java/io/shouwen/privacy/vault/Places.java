package io.shouwen.privacy.vault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * China's provinces and cities by name (GB/T 2260), as an address begins with them. Only what is listed is a place: a
 * word that ends in 市 may be a market, a street or somebody's name before one.
 */
final class Places {

    /** A city or prefecture of a province; its names as far as they may follow the province or stand alone. */
    private record City(List<String> full, String brief) {}

    private record Province(String full, String brief, List<City> prefectures, List<String> counties) {}

    private static final Pattern COUNTRY = Pattern.compile("^(?:中华人民共和国|中国)?\\s*");
    private static final Pattern BETWEEN = Pattern.compile("^[\\s,，/·-]{0,3}");

    /** After a city's name, market words; after a short name, streets and buildings too, which are named after cities. */
    private static final Pattern MARKET = Pattern.compile("^[场場集].*");

    private static final Pattern STREET_OR_BUILDING = Pattern.compile("^[东南西北中内外新老]{0,2}[一二三四五六七八九十]{0,2}"
            + "(?:大?[路街道]|[巷弄里村桥]|胡同|市[场場集]|小区|社区|花园|公寓|大厦|广场|商场|商厦|超市|酒店|宾馆|饭店|公园|大学|学校|医院).*");

    private static final List<Province> ALL = read();

    private Places() {}

    /** Province and city as the address writes them, or what it names of both; empty where it begins with neither. */
    static Optional<String> beginningOf(String address) {
        String rest = COUNTRY.matcher(address).replaceFirst("");
        Optional<Province> whole =
                ALL.stream().filter(p -> starts(rest, p.full())).findFirst();
        if (whole.isPresent()) {
            return whole.map(p -> p.full() + cityOf(p, rest.substring(p.full().length())));
        }
        Optional<String> city = ALL.stream()
                .flatMap(p -> p.prefectures().stream())
                .flatMap(c -> c.full().stream())
                .filter(name -> starts(rest, name))
                .findFirst();
        if (city.isPresent()) {
            return city;
        }
        return ALL.stream()
                .filter(p -> startsBriefly(rest, p.brief()))
                .findFirst()
                .map(p -> p.brief() + cityOf(p, rest.substring(p.brief().length())));
    }

    private static String cityOf(Province province, String after) {
        Matcher between = BETWEEN.matcher(after);
        String rest = between.replaceFirst("");
        Stream<String> full = Stream.concat(
                province.prefectures().stream().flatMap(c -> c.full().stream()), province.counties().stream());
        return full.filter(name -> starts(rest, name))
                .findFirst()
                .or(() -> province.prefectures().stream()
                        .map(City::brief)
                        .filter(name -> startsBriefly(rest, name))
                        .max(Comparator.comparingInt(String::length)))
                .orElse("");
    }

    private static boolean starts(String text, String name) {
        return text.startsWith(name)
                && !(name.endsWith("市")
                        && MARKET.matcher(text.substring(name.length())).matches());
    }

    private static boolean startsBriefly(String text, String name) {
        return text.startsWith(name)
                && !STREET_OR_BUILDING.matcher(text.substring(name.length())).matches();
    }

    private static List<Province> read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Places.class.getResourceAsStream("places.txt"), StandardCharsets.UTF_8))) {
            List<Province> provinces = new ArrayList<>();
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> provinces.add(province(line)));
            return List.copyOf(provinces);
        } catch (IOException broken) {
            throw new UncheckedIOException("the list of places cannot be read", broken);
        }
    }

    private static Province province(String line) {
        String[] nameAndCities = line.split(":", 2);
        String[] names = nameAndCities[0].split("=");
        String[] cities = nameAndCities[1].split("\\|", 2);
        return new Province(
                names[0],
                names[1],
                words(cities[0]).map(Places::city).toList(),
                cities.length == 1 ? List.of() : words(cities[1]).toList());
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split(" +")).filter(word -> !word.isEmpty());
    }

    private static City city(String word) {
        String[] names = word.split("=");
        if (names.length == 1) {
            return new City(List.of(word), word.replaceFirst("(?:市|地区|盟)$", ""));
        }
        String brief = names[1];
        return new City(List.of(names[0], brief.endsWith("州") ? brief : brief + "州"), brief);
    }
}
