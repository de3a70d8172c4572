package io.shouwen.platform.text;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

/** The modules' message bundles, for text made outside pages: problems, mails, exports. Chinese unless English is asked for. */
public final class Texts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** The locale of ours that serves this wish best. */
    public static Locale supported(Locale wish) {
        return wish != null && wish.getLanguage().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    /** The locale of ours that a caller asks for first; Chinese where none is, or where the header cannot be read. */
    public static Locale asked(String acceptLanguage) {
        try {
            return acceptLanguage == null
                    ? Locale.SIMPLIFIED_CHINESE
                    : Locale.LanguageRange.parse(acceptLanguage).stream()
                            .filter(range -> range.getWeight() > 0)
                            .map(range -> Locale.forLanguageTag(range.getRange()))
                            .filter(l -> l.getLanguage().equals("en")
                                    || l.getLanguage().equals("zh"))
                            .findFirst()
                            .map(Texts::supported)
                            .orElse(Locale.SIMPLIFIED_CHINESE);
        } catch (IllegalArgumentException malformed) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }

    /**
     * @param module whose bundle, such as {@code crm}
     * @param arguments put in place of <code>{name}</code>
     */
    public static Optional<String> find(String module, String key, Locale locale, Map<String, ?> arguments) {
        try {
            String text = bundle(module, locale).getString(key);
            for (Map.Entry<String, ?> argument : arguments.entrySet()) {
                text = text.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
            }
            return Optional.of(text);
        } catch (MissingResourceException absent) {
            return Optional.empty();
        }
    }

    /** All texts of the module whose keys begin so, by the rest of the key. */
    public static SortedMap<String, String> startingWith(String module, String beginning, Locale locale) {
        ResourceBundle bundle = bundle(module, locale);
        SortedMap<String, String> found = new TreeMap<>();
        bundle.keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .forEach(key -> found.put(key.substring(beginning.length()), bundle.getString(key)));
        return found;
    }

    private static ResourceBundle bundle(String module, Locale locale) {
        return ResourceBundle.getBundle(
                "io.shouwen." + module + ".messages", supported(locale), Texts.class.getClassLoader(), NO_FALLBACK);
    }

    /** The text of a problem code such as {@code crm.unknown-customer}: key {@code problem.<code>} of its module. */
    public static Optional<String> problem(String code, Locale locale, Map<String, ?> arguments) {
        String module = code.substring(0, Math.max(0, code.indexOf('.')));
        return find(module, "problem." + code, locale, arguments);
    }
}
